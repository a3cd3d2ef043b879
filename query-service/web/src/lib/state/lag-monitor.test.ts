import { describe, expect, it } from 'vitest';
import type { FrameListener, LiveSocket } from '../api/live-socket';
import type { LagItem, OperationsApi } from '../api/operations';
import { LagMonitor } from './lag-monitor.svelte';

const item = (lagRecords: number): LagItem => ({
  group: 'g',
  topic: 't',
  partition: 0,
  endOffset: 10,
  committedOffset: 10 - lagRecords,
  lagRecords,
  lagSeconds: 0
});

function monitorUnderTest() {
  let nowMs = 0;
  let asked = 0;
  let listener: FrameListener = () => {};
  const api = { lag: () => Promise.resolve([item(100 + asked++)]) } as unknown as OperationsApi;
  const socket = {
    subscribe: (_channel: string, next: FrameListener) => {
      listener = next;
      return () => {};
    }
  } as unknown as LiveSocket;
  const monitor = new LagMonitor(api, socket, () => nowMs);
  return {
    monitor,
    asked: () => asked,
    at: (ms: number) => (nowMs = ms),
    say: (lagRecords: number) =>
      listener({ channel: 'lag', seq: 1, type: 'update', data: { items: [item(lagRecords)] } })
  };
}

describe('LagMonitor', () => {
  it('should ask by REST only while the socket is silent', async () => {
    const { monitor, asked, at, say } = monitorUnderTest();
    const stop = monitor.start();
    await Promise.resolve();
    expect(asked()).toBe(1);
    at(1_000);
    say(5);
    await monitor.refresh();
    expect(asked()).toBe(1);
    expect(monitor.source).toBe('live');
    at(7_000);
    await monitor.refresh();
    expect(asked()).toBe(2);
    expect(monitor.source).toBe('polled');
    stop();
  });

  it('should remember how the lag of each partition went', () => {
    const { monitor, at, say } = monitorUnderTest();
    const stop = monitor.start();
    for (const [ms, lag] of [
      [1_000, 9],
      [2_000, 4],
      [3_000, 0]
    ] as const) {
      at(ms);
      say(lag);
    }
    stop();
    expect(monitor.samples.get('g|t|0')).toEqual([
      { timeMs: 1_000, lagRecords: 9 },
      { timeMs: 2_000, lagRecords: 4 },
      { timeMs: 3_000, lagRecords: 0 }
    ]);
  });
});
