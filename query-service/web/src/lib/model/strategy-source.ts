import type { ParameterValue } from '../api/backtests';

/** A `name = param(default, min=…, max=…)` line of a strategy. */
export interface DeclaredParameter {
  name: string;
  defaultValue: ParameterValue;
  min?: number;
  max?: number;
}

const DECLARATION = /^([A-Za-z_]\w*)\s*(?::\s*\w+\s*)?=\s*param\(\s*([^,)\s]+)\s*(?:,([^)]*))?\)/gm;

/**
 * The parameters a source declares, for the run form. A convenience: the compiler is what decides, and refuses a value it
 * does not accept.
 */
export function declaredParameters(source: string): DeclaredParameter[] {
  const parameters: DeclaredParameter[] = [];
  for (const [, name, literal, options] of source.matchAll(DECLARATION)) {
    const defaultValue = literalOf(literal ?? '');
    if (name && defaultValue !== undefined) {
      parameters.push({ name, defaultValue, ...bound('min', options), ...bound('max', options) });
    }
  }
  return parameters;
}

/** The value a person typed for a parameter, in the type of its default; undefined when it is none. */
export function parameterValueOf(text: string, like: ParameterValue): ParameterValue | undefined {
  if (typeof like === 'string') {
    return text;
  }
  if (typeof like === 'boolean') {
    return text === 'true';
  }
  const value = Number(text);
  return text.trim() !== '' && Number.isFinite(value) ? value : undefined;
}

function literalOf(literal: string): ParameterValue | undefined {
  if (literal === 'True' || literal === 'False') {
    return literal === 'True';
  }
  const quoted = /^(["'])(.*)\1$/.exec(literal);
  if (quoted) {
    return quoted[2] ?? '';
  }
  const value = Number(literal.replaceAll('_', ''));
  return Number.isFinite(value) ? value : undefined;
}

function bound(name: 'min' | 'max', options: string | undefined): Partial<Record<'min' | 'max', number>> {
  const value = new RegExp(`\\b${name}\\s*=\\s*(-?[\\d._]+)`).exec(options ?? '')?.[1];
  return value === undefined ? {} : { [name]: Number(value.replaceAll('_', '')) };
}
