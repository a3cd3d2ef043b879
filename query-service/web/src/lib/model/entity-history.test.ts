import { describe, expect, it } from 'vitest';
import type { AuditEvent } from '../api/audit';
import { eventSummary, loggedVersions, shortType } from './entity-history';
import { servicesOf } from './platform-status';
import { searchSymbols } from './symbol-search';

const event = (type: string, data: Record<string, unknown>, offset = 0): AuditEvent => ({
  position: { partition: 0, offset },
  time: '2026-11-20T00:00:00Z',
  actor: 'local',
  type,
  entityType: 'Strategy',
  entityId: 'main.strategy.1',
  correlationId: 'c',
  data
});

describe('loggedVersions', () => {
  it('should be the events that carry a source, oldest version first', () => {
    const events = [
      event('StrategyEdited', { source: 'b', version: 2 }, 3),
      event('StrategyRenamed', { name: 'n' }, 2),
      event('StrategyCreated', { source: 'a', version: 1 }, 1)
    ];
    expect(loggedVersions(events).map(({ version, source }) => [version, source])).toEqual([
      [1, 'a'],
      [2, 'b']
    ]);
  });
});

describe('event types', () => {
  it('should be shown without their namespace', () => {
    expect(shortType('atlantis.strategy.StrategyEdited')).toBe('StrategyEdited');
    expect(shortType('atlantis.strategy.StrategyEdited#1')).toBe('StrategyEdited');
    expect(shortType('StrategyEdited')).toBe('StrategyEdited');
  });

  it('should be summed up in a line', () => {
    expect(eventSummary(event('BacktestFailed', { error: { message: 'out of steps' } }))).toBe('out of steps');
    expect(eventSummary(event('BacktestRequested', { symbols: ['A', 'B'], timeframe: '1d', strategyVersion: 2 }))).toBe(
      'A, B 1d, strategy version 2'
    );
    expect(eventSummary(event('SomethingNew', {}))).toBe('');
  });
});

describe('servicesOf', () => {
  it('should gather the parts of a service under it', () => {
    const services = servicesOf({
      status: 'DOWN',
      components: [
        { name: 'query-service', status: 'DOWN', detail: '' },
        { name: 'query-service/db', status: 'DOWN', detail: 'refused' },
        { name: 'market-ingest', status: 'UP' }
      ]
    });
    expect(services.map(({ name, status }) => [name, status])).toEqual([
      ['query-service', 'DOWN'],
      ['market-ingest', 'UP']
    ]);
    expect(services[0]?.parts).toEqual([{ name: 'db', status: 'DOWN', detail: 'refused' }]);
  });
});

describe('searchSymbols', () => {
  const symbols = ['VTI', 'V', 'NVDA', 'AAPL'].map((symbol) => ({
    symbol,
    name: symbol === 'AAPL' ? 'Apple, vendor of phones' : symbol,
    source: 'SIMULATED' as const
  }));

  it('should put the symbol itself first, then those that begin so', () => {
    expect(searchSymbols(symbols, 'v', 10).map(({ symbol }) => symbol)).toEqual(['V', 'VTI', 'AAPL', 'NVDA']);
  });
});
