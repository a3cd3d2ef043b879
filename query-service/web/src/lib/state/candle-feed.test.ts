import { describe, expect, it } from 'vitest';
import type { Frame, FrameListener, LiveSocket } from '../api/live-socket';
import type { CandleItem, CandleRange, MarketApi } from '../api/market';
import { ApiProblem } from '../api/problem';
import type { SeriesChange } from '../model/candle-series';
import { CandleFeed } from './candle-feed.svelte';

const item = (minute: number, close: number, revision = 1): CandleItem => ({
  time: new Date(minute * 60_000).toISOString(),
  open: close,
  high: close,
  low: close,
  close,
  volume: 1,
  revision
});

/** A feed whose requests and frames come when the test says so. */
function feedUnderTest() {
  const requests: { range: CandleRange; answer: (items: CandleItem[]) => void; fail: (cause: unknown) => void }[] = [];
  const frames: (() => void)[] = [];
  const clock = { nowMs: 5_000 };
  const changes: SeriesChange[] = [];
  let listener: FrameListener = () => {};
  let isSubscribed = false;
  const market = {
    candles: (_symbol: string, _timeframe: string, range: CandleRange) =>
      new Promise<CandleItem[]>((answer, fail) => requests.push({ range, answer, fail }))
  } as unknown as MarketApi;
  const socket = {
    subscribe: (_channel: string, next: FrameListener) => {
      listener = next;
      isSubscribed = true;
      return () => (isSubscribed = false);
    }
  } as unknown as LiveSocket;
  const feed = new CandleFeed(
    'AAPL',
    '1m',
    { market, socket, requestFrame: (run) => frames.push(run), cancelFrame: () => {}, nowMs: () => clock.nowMs },
    (change) => changes.push(change)
  );
  return {
    feed,
    requests,
    changes,
    clock,
    isSubscribed: () => isSubscribed,
    say: (type: Frame['type'], candles: CandleItem[]) =>
      listener({ channel: 'candles:AAPL:1m', seq: 1, type, data: { candles } }),
    paint: () => frames.splice(0).forEach((run) => run()),
    closes: () => feed.series.bars.map(({ close }) => close)
  };
}

const settle = () => new Promise((resolve) => setTimeout(resolve, 0));

describe('CandleFeed', () => {
  it('should subscribe before it asks for history', () => {
    const { feed, isSubscribed, requests } = feedUnderTest();
    feed.start();
    expect(isSubscribed()).toBe(true);
    expect(requests).toHaveLength(1);
    expect(feed.status).toBe('loading');
  });

  it('should join history and updates without gap or double', async () => {
    const { feed, requests, say, closes } = feedUnderTest();
    feed.start();
    say('snapshot', [item(2, 20, 3), item(3, 30, 1)]);
    say('update', [item(3, 31, 2), item(4, 40, 1)]);
    requests[0]?.answer([item(1, 10), item(2, 19, 2), item(3, 30, 1)]);
    await settle();
    expect(closes()).toEqual([10, 20, 31, 40]);
    expect(feed.status).toBe('ready');
  });

  it('should draw once per frame however many updates came', async () => {
    const { feed, requests, say, changes, paint } = feedUnderTest();
    feed.start();
    requests[0]?.answer([item(1, 10), item(2, 20)]);
    await settle();
    paint();
    changes.length = 0;
    for (let i = 0; i < 50; i++) {
      say('update', [item(2, 20 + i, 2 + i)]);
    }
    paint();
    expect(changes).toEqual([{ kind: 'tail', index: 1 }]);
    expect(feed.lastCandle?.close).toBe(69);
    expect(feed.lastUpdateMs).toBe(5_000);
  });

  it('should ask for what lies between when a snapshot begins after its last bar', async () => {
    const { feed, requests, say, closes } = feedUnderTest();
    feed.start();
    requests[0]?.answer([item(1, 10)]);
    await settle();
    say('snapshot', [item(5, 50)]);
    expect(requests[1]?.range.from).toBe('1970-01-01T00:01:00.000Z');
    requests[1]?.answer([item(1, 10), item(2, 20), item(3, 30), item(4, 40)]);
    await settle();
    expect(closes()).toEqual([10, 20, 30, 40, 50]);
  });

  it('should load older bars once at a time until history begins', async () => {
    const { feed, requests, clock, closes } = feedUnderTest();
    feed.start();
    requests[0]?.answer([item(10, 100)]);
    await settle();
    void feed.loadOlder();
    void feed.loadOlder();
    expect(requests).toHaveLength(2);
    requests[1]?.answer([item(9, 90), item(10, 100)]);
    await settle();
    expect(closes()).toEqual([90, 100]);
    void feed.loadOlder();
    requests[2]?.answer([]);
    await settle();
    expect(feed.hasAllHistory).toBe(true);
    void feed.loadOlder();
    expect(requests).toHaveLength(3);
    clock.nowMs += 10_000;
    void feed.loadOlder();
    expect(requests).toHaveLength(4);
  });

  it('should tell nothing there from failed', async () => {
    const empty = feedUnderTest();
    empty.feed.start();
    empty.requests[0]?.answer([]);
    const failed = feedUnderTest();
    failed.feed.start();
    failed.requests[0]?.fail(new ApiProblem({ status: 500 }));
    await settle();
    expect(empty.feed.status).toBe('empty');
    expect(failed.feed.status).toBe('error');
    empty.say('update', [item(1, 10)]);
    expect(empty.feed.status).toBe('ready');
  });
});
