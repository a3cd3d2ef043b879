import type { AuditFilter } from '$lib/api/audit';
import { parseUtc } from '$lib/model/run-form';

/** What can be filtered by, in the order of the form; the names are those of the address and of the API. */
export const FILTER_FIELDS = [
  { name: 'entityType', label: 'Entity type', options: ['Strategy', 'Backtest'] },
  { name: 'entityId', label: 'Entity id' },
  { name: 'actor', label: 'Actor' },
  {
    name: 'type',
    label: 'Event',
    options: [
      'StrategyCreated',
      'StrategyEdited',
      'StrategyRenamed',
      'StrategyArchived',
      'BacktestRequested',
      'BacktestStarted',
      'BacktestCompleted',
      'BacktestFailed',
      'BacktestCancelled'
    ]
  },
  { name: 'correlationId', label: 'Correlation id' },
  { name: 'from', label: 'From (UTC)' },
  { name: 'to', label: 'To (UTC)' }
] as const satisfies readonly { name: keyof AuditFilter; label: string; options?: readonly string[] }[];

/** The filter an address carries, so that a view can be linked to. */
export function filterOf(parameters: URLSearchParams): AuditFilter {
  const entries = FILTER_FIELDS.map(({ name }) => [name, parameters.get(name)?.trim() ?? '']).filter(
    ([, value]) => value
  );
  return Object.fromEntries(entries) as AuditFilter;
}

/** The filter as the API takes it: times in full; a time that is none is left as it is for the server to name. */
export function requestFilter(filter: AuditFilter): AuditFilter {
  const full = (text: string) => parseUtc(text)?.toISOString() ?? text;
  return {
    ...filter,
    ...(filter.from ? { from: full(filter.from) } : {}),
    ...(filter.to ? { to: full(filter.to) } : {})
  };
}

export function addressOf(filter: AuditFilter): string {
  const parameters = new URLSearchParams(Object.entries(filter).filter(([, value]) => value));
  return parameters.size > 0 ? `/audit?${parameters}` : '/audit';
}
