import { describe, expect, it } from 'vitest';
import { freshness } from './feed-freshness';

describe('freshness', () => {
  it('should be live with a recent tick and stale without', () => {
    expect(freshness('SIMULATED', 'open', 1_000, 1_400)).toEqual({ tone: 'live', text: 'Last tick 0.4 s ago' });
    expect(freshness('SIMULATED', 'open', 1_000, 61_000).tone).toBe('stale');
    expect(freshness('SIMULATED', 'open', null, 1_000).text).toBe('Waiting for the first tick');
  });

  it('should say offline before it says stale', () => {
    expect(freshness('MASSIVE', 'waiting', 1_000, 61_000)).toEqual({
      tone: 'offline',
      text: 'Offline · last tick 60 s ago'
    });
  });

  it('should not expect ticks of imported history', () => {
    expect(freshness('IMPORTED', 'open', null, 1_000).tone).toBe('static');
  });
});
