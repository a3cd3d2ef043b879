import { beforeEach, describe, expect, it } from 'vitest';
import { backOffMs, LiveSocket, type Frame, type SocketLike } from './live-socket';

class FakeSocket implements SocketLike {
  readyState = 0;
  sent: Record<string, unknown>[] = [];
  onopen: (() => void) | null = null;
  onmessage: ((event: { data: unknown }) => void) | null = null;
  onclose: (() => void) | null = null;
  onerror: (() => void) | null = null;

  send(text: string) {
    this.sent.push(JSON.parse(text) as Record<string, unknown>);
  }

  close() {
    this.readyState = 3;
    this.onclose?.();
  }

  accept() {
    this.readyState = 1;
    this.onopen?.();
  }

  say(message: unknown) {
    this.onmessage?.({ data: typeof message === 'string' ? message : JSON.stringify(message) });
  }
}

/** Timers that fire when the test says how far time has gone. */
class FakeTime {
  nowMs = 0;
  #timers = new Map<number, { atMs: number; run: () => void }>();
  #next = 1;

  set = (run: () => void, delayMs: number) => {
    this.#timers.set(this.#next, { atMs: this.nowMs + delayMs, run });
    return this.#next++;
  };

  clear = (id: unknown) => {
    this.#timers.delete(id as number);
  };

  advance(ms: number) {
    const untilMs = this.nowMs + ms;
    for (;;) {
      const due = [...this.#timers]
        .filter(([, timer]) => timer.atMs <= untilMs)
        .sort(([, a], [, b]) => a.atMs - b.atMs)[0];
      if (!due) {
        break;
      }
      this.#timers.delete(due[0]);
      this.nowMs = due[1].atMs;
      due[1].run();
    }
    this.nowMs = untilMs;
  }
}

let time: FakeTime;
let sockets: FakeSocket[];
let live: LiveSocket;
const current = () => sockets.at(-1) as FakeSocket;
const subscriptions = (socket: FakeSocket) => socket.sent.filter(({ op }) => op === 'subscribe');

beforeEach(() => {
  time = new FakeTime();
  sockets = [];
  live = new LiveSocket({
    url: 'ws://host/ws',
    open: () => {
      const socket = new FakeSocket();
      sockets.push(socket);
      return socket;
    },
    nowMs: () => time.nowMs,
    random: () => 1,
    setTimer: time.set,
    clearTimer: time.clear
  });
});

function listen(channel: string): { frames: Frame[]; stop: () => void } {
  const frames: Frame[] = [];
  return { frames, stop: live.subscribe(channel, (frame) => frames.push(frame)) };
}

describe('LiveSocket', () => {
  it('should subscribe what was asked for before it was open', () => {
    listen('lag');
    live.start();
    current().accept();
    expect(current().sent).toEqual([{ op: 'subscribe', channels: ['lag'], after: {} }]);
  });

  it('should hand frames to the listeners of their channel alone', () => {
    live.start();
    current().accept();
    const lag = listen('lag');
    const candles = listen('candles:AAPL:1m');
    current().say({ channel: 'lag', seq: 4, type: 'snapshot', data: 1 });
    current().say({ channel: 'lag', seq: 5, type: 'update', data: 2 });
    expect(lag.frames.map(({ data }) => data)).toEqual([1, 2]);
    expect(candles.frames).toEqual([]);
  });

  it('should subscribe a channel once for several listeners and unsubscribe it after the last', () => {
    live.start();
    current().accept();
    const first = listen('lag');
    const second = listen('lag');
    first.stop();
    expect(current().sent.filter(({ op }) => op === 'unsubscribe')).toEqual([]);
    second.stop();
    expect(subscriptions(current()).filter(({ channels }) => (channels as string[]).includes('lag'))).toHaveLength(1);
    expect(current().sent.at(-1)).toEqual({ op: 'unsubscribe', channels: ['lag'] });
  });

  it('should resume behind the last number seen when it comes back', () => {
    listen('lag');
    live.start();
    current().accept();
    current().say({ channel: 'lag', seq: 7, type: 'snapshot', data: {} });
    current().say({ channel: 'lag', seq: 8, type: 'update', data: {} });
    current().close();
    expect(live.link.phase).toBe('waiting');
    time.advance(1_000);
    current().accept();
    expect(sockets).toHaveLength(2);
    expect(current().sent).toEqual([{ op: 'subscribe', channels: ['lag'], after: { lag: 8 } }]);
  });

  it('should take the next number as complete after a resume', () => {
    const { frames } = listen('lag');
    live.start();
    current().accept();
    current().say({ channel: 'lag', seq: 8, type: 'snapshot', data: 'a' });
    current().close();
    time.advance(1_000);
    current().accept();
    current().say({ channel: 'lag', seq: 9, type: 'update', data: 'b' });
    expect(frames.map(({ data }) => data)).toEqual(['a', 'b']);
    expect(sockets).toHaveLength(2);
  });

  it('should begin anew without a resume when a number is missing', () => {
    const { frames } = listen('lag');
    live.start();
    current().accept();
    current().say({ channel: 'lag', seq: 1, type: 'snapshot', data: 'a' });
    current().say({ channel: 'lag', seq: 3, type: 'update', data: 'c' });
    expect(frames.map(({ data }) => data)).toEqual(['a']);
    time.advance(1_000);
    current().accept();
    expect(current().sent).toEqual([{ op: 'subscribe', channels: ['lag'], after: {} }]);
  });

  it('should accept the snapshot that follows a gap', () => {
    const { frames } = listen('lag');
    live.start();
    current().accept();
    current().say({ channel: 'lag', seq: 1, type: 'snapshot', data: 'a' });
    current().say({ channel: 'lag', seq: 40, type: 'gap', data: { missed: 38 } });
    current().say({ channel: 'lag', seq: 40, type: 'snapshot', data: 'b' });
    current().say({ channel: 'lag', seq: 41, type: 'update', data: 'c' });
    expect(frames.map(({ type }) => type)).toEqual(['snapshot', 'gap', 'snapshot', 'update']);
    expect(sockets).toHaveLength(1);
  });

  it('should ask again for a channel whose snapshot could not be read', () => {
    live.start();
    current().accept();
    listen('lag');
    current().say({ channel: 'lag', type: 'error', data: { code: 'snapshot-failed', detail: '' } });
    expect(subscriptions(current()).at(-1)).toEqual({ op: 'subscribe', channels: ['lag'] });
    const before = current().sent.length;
    time.advance(2_000);
    expect(current().sent.length).toBe(before + 1);
  });

  it('should survive words it does not know', () => {
    const { frames } = listen('lag');
    live.start();
    current().accept();
    current().say('no json');
    current().say('null');
    current().say({ type: 'pong' });
    current().say({ channel: 'lag', type: 'novelty', seq: 1 });
    expect(frames).toEqual([]);
    expect(live.link.phase).toBe('open');
  });

  it('should ping, and give up a connection that has fallen silent', () => {
    live.start();
    current().accept();
    time.advance(10_000);
    expect(current().sent).toEqual([{ op: 'ping' }]);
    time.advance(30_000);
    expect(sockets.length).toBeGreaterThan(1);
    expect(sockets[0]?.readyState).toBe(3);
  });

  it('should keep a connection that answers', () => {
    live.start();
    current().accept();
    for (let round = 0; round < 6; round++) {
      time.advance(10_000);
      current().say({ type: 'pong' });
    }
    expect(sockets).toHaveLength(1);
  });

  it('should wait longer after each failed attempt and start over once open', () => {
    live.start();
    const waits: number[] = [];
    for (let attempt = 0; attempt < 4; attempt++) {
      current().close();
      waits.push((live.link.retryAtMs ?? 0) - time.nowMs);
      time.advance(20_000);
    }
    expect(waits).toEqual([250, 500, 1_000, 2_000]);
    current().accept();
    current().close();
    expect((live.link.retryAtMs ?? 0) - time.nowMs).toBe(250);
  });

  it('should try at once when asked to', () => {
    live.start();
    current().close();
    live.retryNow();
    expect(sockets).toHaveLength(2);
    time.advance(1_000);
    expect(sockets).toHaveLength(2);
  });

  it('should stay closed once stopped', () => {
    live.start();
    current().accept();
    live.stop();
    time.advance(60_000);
    expect(sockets).toHaveLength(1);
    expect(live.link.phase).toBe('closed');
  });
});

describe('backOffMs', () => {
  it('should grow to its limit and jitter between half and all', () => {
    expect(backOffMs(1, 0)).toBe(125);
    expect(backOffMs(1, 1)).toBe(250);
    expect(backOffMs(50, 0)).toBe(7_500);
    expect(backOffMs(50, 1)).toBe(15_000);
  });
});
