import type { AuditEvent } from '../api/audit';

/** A version of a strategy as the log tells it. */
export interface LoggedVersion {
  version: number;
  source: string;
  event: AuditEvent;
}

/** The versions among an entity's events, oldest first; taken from the log itself, not from a read model. */
export function loggedVersions(events: readonly AuditEvent[]): LoggedVersion[] {
  return events
    .filter((event) => typeof event.data['source'] === 'string')
    .map((event) => ({ version: Number(event.data['version'] ?? 1), source: String(event.data['source']), event }))
    .sort((a, b) => a.version - b.version);
}

/** The last part of a type's name: `atlantis.strategy.StrategyEdited` and `StrategyEdited` are shown alike. */
export function shortType(type: string): string {
  return type.split(/[.#/]/).findLast((part) => /^[A-Z]/.test(part)) ?? type;
}

/** One line that says what an event did. */
export function eventSummary(event: AuditEvent): string {
  const data = event.data;
  const text = (name: string) => (data[name] === undefined || data[name] === null ? '' : String(data[name]));
  switch (shortType(event.type)) {
    case 'StrategyCreated':
      return `created “${text('name')}”`;
    case 'StrategyEdited':
      return `saved version ${text('version')}`;
    case 'StrategyRenamed':
      return `“${text('previousName')}” became “${text('name')}”`;
    case 'StrategyArchived':
      return 'archived';
    case 'BacktestRequested':
      return `${[data['symbols']].flat().join(', ')} ${text('timeframe')}, strategy version ${text('strategyVersion')}`;
    case 'BacktestStarted':
      return `engine ${text('engineVersion')}`;
    case 'BacktestCompleted':
      return `${text('tradeCount')} trades, ${text('orderCount')} orders`;
    case 'BacktestFailed':
      return errorMessage(data['error']);
    case 'BacktestCancelled':
      return text('reason');
    default:
      return '';
  }
}

function errorMessage(error: unknown): string {
  return typeof error === 'object' && error !== null && 'message' in error ? String(error.message) : '';
}
