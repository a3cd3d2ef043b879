import type { SymbolSource } from '$lib/api/market';
import type { LinkPhase } from '$lib/api/live-socket';
import { formatDuration } from '$lib/model/format';

export interface Freshness {
  tone: 'live' | 'stale' | 'offline' | 'static';
  text: string;
}

/** Without a tick for this long a live chart is called stale. */
export const STALE_AFTER_MS = 15_000;

/** What to say of how fresh a chart is: age of the last tick, or why none comes. */
export function freshness(
  source: SymbolSource | undefined,
  link: LinkPhase,
  lastUpdateMs: number | null,
  nowMs: number
): Freshness {
  if (source === 'IMPORTED' && lastUpdateMs === null) {
    return { tone: 'static', text: 'Imported history, no live feed' };
  }
  const age = lastUpdateMs === null ? null : Math.max(0, nowMs - lastUpdateMs);
  if (link !== 'open') {
    return { tone: 'offline', text: age === null ? 'Offline' : `Offline · last tick ${formatDuration(age)} ago` };
  }
  if (age === null) {
    return { tone: 'stale', text: 'Waiting for the first tick' };
  }
  const text = `Last tick ${formatDuration(age)} ago`;
  return age > STALE_AFTER_MS ? { tone: 'stale', text: `Stale · ${text.toLowerCase()}` } : { tone: 'live', text };
}
