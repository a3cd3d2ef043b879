/** A frame of the platform's WebSocket; `seq` counts per channel. */
export interface Frame<T = unknown> {
  channel: string;
  seq: number;
  type: 'snapshot' | 'update' | 'gap';
  data: T;
}

export type LinkPhase = 'connecting' | 'open' | 'waiting' | 'closed';

/** State of the connection; `retryAtMs` is set while waiting to try again. */
export interface LinkState {
  phase: LinkPhase;
  attempt: number;
  retryAtMs?: number;
}

export type FrameListener = (frame: Frame) => void;

/** The part of the browser's WebSocket that is used here. */
export interface SocketLike {
  readyState: number;
  send(text: string): void;
  close(): void;
  onopen: (() => void) | null;
  onmessage: ((event: { data: unknown }) => void) | null;
  onclose: (() => void) | null;
  onerror: (() => void) | null;
}

export interface LiveSocketSettings {
  url: string;
  open: (url: string) => SocketLike;
  nowMs: () => number;
  /** Uniform in [0, 1): spreads the clients that come back after an outage. */
  random: () => number;
  setTimer: (run: () => void, delayMs: number) => unknown;
  clearTimer: (timer: unknown) => void;
}

interface Channel {
  listeners: Set<FrameListener>;
  lastSeq: number | undefined;
  resubscribedAtMs: number;
}

const OPEN = 1;
const FIRST_DELAY_MS = 250;
const LONGEST_DELAY_MS = 15_000;
/** A channel that keeps breaking is asked for again no more often than this. */
const RESUBSCRIBE_PAUSE_MS = 2_000;

/** Delay before reconnect attempt `attempt` (from 1): exponential, jittered to between half and all of it. */
export function backOffMs(attempt: number, random: number): number {
  const full = Math.min(LONGEST_DELAY_MS, FIRST_DELAY_MS * 2 ** Math.min(attempt - 1, 10));
  return Math.round(full / 2 + (full / 2) * random);
}

/**
 * One WebSocket for the whole page, shared by channel.
 *
 * Every subscription begins with a snapshot. A missed sequence number or a `gap` frame subscribes the channel anew, and so
 * does a reconnect: a listener that merges snapshots is complete again without knowing why.
 */
export class LiveSocket {
  readonly #settings: LiveSocketSettings;
  readonly #channels = new Map<string, Channel>();
  readonly #linkListeners = new Set<(state: LinkState) => void>();
  #socket: SocketLike | undefined;
  #timer: unknown;
  #link: LinkState = { phase: 'closed', attempt: 0 };

  constructor(settings: LiveSocketSettings) {
    this.#settings = settings;
  }

  get link(): LinkState {
    return this.#link;
  }

  /** Starts connecting; does nothing when it already has. */
  start(): void {
    if (this.#link.phase === 'closed') {
      this.#connect();
    }
  }

  /** Closes for good. */
  stop(): void {
    this.#settings.clearTimer(this.#timer);
    this.#setLink({ phase: 'closed', attempt: 0 });
    this.#socket?.close();
    this.#socket = undefined;
  }

  /** Tries now instead of after the back-off, say because the person asked or the network came back. */
  retryNow(): void {
    if (this.#link.phase === 'waiting') {
      this.#settings.clearTimer(this.#timer);
      this.#connect();
    }
  }

  onLink(listener: (state: LinkState) => void): () => void {
    this.#linkListeners.add(listener);
    listener(this.#link);
    return () => this.#linkListeners.delete(listener);
  }

  /** Listens to a channel; every new listener causes a fresh snapshot. Returns how to stop. */
  subscribe(name: string, listener: FrameListener): () => void {
    const channel = this.#channels.get(name);
    if (channel) {
      channel.listeners.add(listener);
      this.#send('unsubscribe', [name]);
      channel.lastSeq = undefined;
    } else {
      this.#channels.set(name, { listeners: new Set([listener]), lastSeq: undefined, resubscribedAtMs: -Infinity });
    }
    this.#send('subscribe', [name]);
    return () => this.#unsubscribe(name, listener);
  }

  #unsubscribe(name: string, listener: FrameListener): void {
    const channel = this.#channels.get(name);
    if (channel?.listeners.delete(listener) && channel.listeners.size === 0) {
      this.#channels.delete(name);
      this.#send('unsubscribe', [name]);
    }
  }

  #connect(): void {
    this.#setLink({ phase: 'connecting', attempt: this.#link.attempt + 1 });
    const socket = this.#settings.open(this.#settings.url);
    this.#socket = socket;
    socket.onopen = () => this.#opened(socket);
    socket.onmessage = (event) => this.#received(event.data);
    socket.onclose = () => this.#lost(socket);
    socket.onerror = () => socket.close();
  }

  #opened(socket: SocketLike): void {
    if (socket !== this.#socket) {
      return;
    }
    this.#setLink({ phase: 'open', attempt: 0 });
    for (const channel of this.#channels.values()) {
      channel.lastSeq = undefined;
    }
    this.#send('subscribe', [...this.#channels.keys()]);
  }

  #lost(socket: SocketLike): void {
    if (socket !== this.#socket || this.#link.phase === 'closed') {
      return;
    }
    const attempt = Math.max(1, this.#link.attempt);
    const delayMs = backOffMs(attempt, this.#settings.random());
    this.#setLink({ phase: 'waiting', attempt, retryAtMs: this.#settings.nowMs() + delayMs });
    this.#timer = this.#settings.setTimer(() => this.#connect(), delayMs);
  }

  #received(data: unknown): void {
    const frame = parseFrame(data);
    const channel = frame && this.#channels.get(frame.channel);
    if (!frame || !channel) {
      return;
    }
    if (frame.type === 'gap' || (frame.type === 'update' && isOutOfSequence(frame, channel))) {
      this.#resubscribe(frame.channel, channel);
    }
    channel.lastSeq = frame.seq;
    for (const listener of channel.listeners) {
      listener(frame);
    }
  }

  #resubscribe(name: string, channel: Channel): void {
    const nowMs = this.#settings.nowMs();
    if (nowMs - channel.resubscribedAtMs >= RESUBSCRIBE_PAUSE_MS) {
      channel.resubscribedAtMs = nowMs;
      this.#send('unsubscribe', [name]);
      this.#send('subscribe', [name]);
    }
  }

  #send(op: 'subscribe' | 'unsubscribe', channels: string[]): void {
    if (channels.length > 0 && this.#socket?.readyState === OPEN) {
      this.#socket.send(JSON.stringify({ op, channels }));
    }
  }

  #setLink(state: LinkState): void {
    this.#link = state;
    for (const listener of this.#linkListeners) {
      listener(state);
    }
  }
}

function isOutOfSequence(frame: Frame, channel: Channel): boolean {
  return channel.lastSeq !== undefined && frame.seq !== channel.lastSeq + 1;
}

/** A frame of a known shape, or undefined: what the server says beyond the protocol is no reason to fall over. */
function parseFrame(data: unknown): Frame | undefined {
  if (typeof data !== 'string') {
    return undefined;
  }
  try {
    const frame = JSON.parse(data) as Partial<Frame>;
    const known = frame.type === 'snapshot' || frame.type === 'update' || frame.type === 'gap';
    return known && typeof frame.channel === 'string' && typeof frame.seq === 'number' ? (frame as Frame) : undefined;
  } catch {
    return undefined;
  }
}
