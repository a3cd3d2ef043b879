import type { BacktestRequest, Costs, ParameterValue } from '../api/backtests';
import { parameterValueOf, type DeclaredParameter } from './strategy-source';
import type { Timeframe } from './timeframe';

/** The run form as typed: text until it is sent. */
export interface RunForm {
  symbols: string[];
  timeframe: Timeframe;
  from: string;
  to: string;
  cash: string;
  commissionPct: string;
  commissionPerShare: string;
  slippageBps: string;
  fill: Costs['fill'];
  parameters: Record<string, string>;
}

export type RunFormErrors = Partial<Record<string, string>>;

export type ReadForm =
  | { isValid: true; request: Omit<BacktestRequest, 'strategyId' | 'version'> }
  | { isValid: false; errors: RunFormErrors };

export function emptyRunForm(): RunForm {
  return {
    symbols: [],
    timeframe: '1m',
    from: '',
    to: '',
    cash: '100000',
    commissionPct: '0',
    commissionPerShare: '0',
    slippageBps: '0',
    fill: 'next-open',
    parameters: {}
  };
}

const DECIMAL = /^\d+(\.\d+)?$/;
const UTC_TIME = /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2})(:\d{2})?)?\s*Z?$/;

/** `2026-11-20`, `2026-11-20 14:30` or with seconds, as UTC; undefined for anything else. */
export function parseUtc(text: string): Date | undefined {
  const parts = UTC_TIME.exec(text.trim());
  if (!parts) {
    return undefined;
  }
  const date = new Date(`${parts[1]}T${parts[2] ?? '00:00'}${parts[3] ?? ':00'}Z`);
  return Number.isNaN(date.getTime()) ? undefined : date;
}

/** Checks the form and makes the request of it. Money stays text all the way. */
export function readRunForm(form: RunForm, declared: readonly DeclaredParameter[]): ReadForm {
  const errors: RunFormErrors = {};
  const from = parseUtc(form.from);
  const to = parseUtc(form.to);
  if (form.symbols.length === 0) {
    errors['symbols'] = 'Choose at least one symbol';
  }
  if (!from) {
    errors['from'] = 'A UTC time such as 2026-11-20 14:30';
  }
  if (!to) {
    errors['to'] = 'A UTC time such as 2026-11-20 14:30';
  }
  if (from && to && from >= to) {
    errors['to'] = 'Has to be later than the start';
  }
  for (const name of ['cash', 'commissionPct', 'commissionPerShare', 'slippageBps'] as const) {
    if (!DECIMAL.test(form[name].trim())) {
      errors[name] = 'A decimal number, 0 or more';
    }
  }
  const parameters = readParameters(form, declared, errors);
  if (Object.keys(errors).length > 0 || !from || !to) {
    return { isValid: false, errors };
  }
  return {
    isValid: true,
    request: {
      symbols: form.symbols,
      timeframe: form.timeframe,
      from: from.toISOString(),
      to: to.toISOString(),
      cash: form.cash.trim(),
      parameters,
      costs: {
        commissionPct: form.commissionPct.trim(),
        commissionPerShare: form.commissionPerShare.trim(),
        slippageBps: form.slippageBps.trim(),
        fill: form.fill
      }
    }
  };
}

/** Only what differs from its default is sent: the certificate then names what the person chose. */
function readParameters(form: RunForm, declared: readonly DeclaredParameter[], errors: RunFormErrors) {
  const values: Record<string, ParameterValue> = {};
  for (const parameter of declared) {
    const text = form.parameters[parameter.name];
    if (text === undefined || text === String(parameter.defaultValue)) {
      continue;
    }
    const value = parameterValueOf(text, parameter.defaultValue);
    const complaint = complaintOf(value, parameter);
    if (complaint || value === undefined) {
      errors[`parameters.${parameter.name}`] = complaint ?? 'Not a value of its type';
    } else {
      values[parameter.name] = value;
    }
  }
  return values;
}

function complaintOf(value: ParameterValue | undefined, { min, max }: DeclaredParameter): string | undefined {
  if (value === undefined) {
    return 'Has to be a number';
  }
  const isTooSmall = typeof value === 'number' && min !== undefined && value < min;
  const isTooLarge = typeof value === 'number' && max !== undefined && value > max;
  return isTooSmall || isTooLarge ? `Between ${min ?? '-∞'} and ${max ?? '∞'}` : undefined;
}
