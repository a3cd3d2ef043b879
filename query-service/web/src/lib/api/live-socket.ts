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
}

interface ServerMessage {
  channel?: string;
  seq?: number;
  type?: string;
  data?: unknown;
}

type ClientMessage =
  | { op: 'subscribe'; channels: string[]; after?: Record<string, number> }
  | { op: 'unsubscribe'; channels: string[] }
  | { op: 'ping' };

const OPEN = 1;
const CHANNELS_PER_MESSAGE = 100;
const SNAPSHOT_FAILED = 'snapshot-failed';
const FIRST_DELAY_MS = 250;
const LONGEST_DELAY_MS = 15_000;
/** A channel the server could not begin is asked for again after this. */
const RESUBSCRIBE_PAUSE_MS = 2_000;
const PING_PERIOD_MS = 10_000;
/** A connection from which nothing came for this long is taken for dead. */
const SILENCE_LIMIT_MS = 25_000;

/** Delay before reconnect attempt `attempt` (from 1): exponential, jittered to between half and all of it. */
export function backOffMs(attempt: number, random: number): number {
  const full = Math.min(LONGEST_DELAY_MS, FIRST_DELAY_MS * 2 ** Math.min(attempt - 1, 10));
  return Math.round(full / 2 + (full / 2) * random);
}

/**
 * One WebSocket for the whole page, shared by channel.
 *
 * A channel begins with a snapshot. After a lost connection it goes on behind the last number seen where the server still has what
 * was missed, else with a new snapshot; after a `gap` the server sends one by itself. A number that is missing all the same
 * ends the connection, to begin anew. So a listener that merges what comes is complete again without knowing why. One
 * that joins a channel others already hear gets the next update; what was before it has to ask for.
 */
export class LiveSocket {
  readonly #settings: LiveSocketSettings;
  readonly #channels = new Map<string, Channel>();
  readonly #linkListeners = new Set<(state: LinkState) => void>();
  #socket: SocketLike | undefined;
  #timer: unknown;
  #link: LinkState = { phase: 'closed', attempt: 0 };
  #heardAtMs = 0;

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

  /** Listens to a channel. Returns how to stop. */
  subscribe(name: string, listener: FrameListener): () => void {
    const channel = this.#channels.get(name);
    if (channel) {
      channel.listeners.add(listener);
    } else {
      this.#channels.set(name, { listeners: new Set([listener]), lastSeq: undefined });
      this.#send({ op: 'subscribe', channels: [name] });
    }
    return () => this.#unsubscribe(name, listener);
  }

  #unsubscribe(name: string, listener: FrameListener): void {
    const channel = this.#channels.get(name);
    if (channel?.listeners.delete(listener) && channel.listeners.size === 0) {
      this.#channels.delete(name);
      this.#send({ op: 'unsubscribe', channels: [name] });
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
    this.#heardAtMs = this.#settings.nowMs();
    this.#resume();
    this.#timer = this.#settings.setTimer(() => this.#ping(), PING_PERIOD_MS);
  }

  #resume(): void {
    const channels = [...this.#channels.keys()];
    const seen = [...this.#channels].filter(([, channel]) => channel.lastSeq !== undefined);
    const after = Object.fromEntries(seen.map(([name, channel]) => [name, channel.lastSeq as number]));
    for (let i = 0; i < channels.length; i += CHANNELS_PER_MESSAGE) {
      this.#send({ op: 'subscribe', channels: channels.slice(i, i + CHANNELS_PER_MESSAGE), after });
    }
  }

  #ping(): void {
    if (this.#settings.nowMs() - this.#heardAtMs > SILENCE_LIMIT_MS) {
      this.#restart();
    } else {
      this.#send({ op: 'ping' });
      this.#timer = this.#settings.setTimer(() => this.#ping(), PING_PERIOD_MS);
    }
  }

  #lost(socket: SocketLike): void {
    if (socket !== this.#socket || this.#link.phase === 'closed') {
      return;
    }
    this.#socket = undefined;
    this.#settings.clearTimer(this.#timer);
    const attempt = Math.max(1, this.#link.attempt);
    const delayMs = backOffMs(attempt, this.#settings.random());
    this.#setLink({ phase: 'waiting', attempt, retryAtMs: this.#settings.nowMs() + delayMs });
    this.#timer = this.#settings.setTimer(() => this.#connect(), delayMs);
  }

  /** Gives a connection up at once: closing a dead one may take the browser minutes to tell. */
  #restart(): void {
    const socket = this.#socket;
    if (socket) {
      this.#lost(socket);
      socket.close();
    }
  }

  #received(data: unknown): void {
    this.#heardAtMs = this.#settings.nowMs();
    const message = parseMessage(data);
    const channel = message?.channel === undefined ? undefined : this.#channels.get(message.channel);
    if (!message || !channel) {
      return;
    }
    if (message.type === 'error') {
      this.#refused(message);
    } else if (isFrame(message)) {
      this.#take(message, channel);
    }
  }

  #take(frame: Frame, channel: Channel): void {
    if (frame.type === 'update' && channel.lastSeq !== undefined && frame.seq !== channel.lastSeq + 1) {
      channel.lastSeq = undefined;
      this.#restart();
      return;
    }
    channel.lastSeq = frame.seq;
    for (const listener of channel.listeners) {
      listener(frame);
    }
  }

  #refused(message: ServerMessage): void {
    const name = message.channel as string;
    if ((message.data as { code?: string } | undefined)?.code === SNAPSHOT_FAILED) {
      this.#settings.setTimer(() => {
        if (this.#channels.has(name)) {
          this.#send({ op: 'subscribe', channels: [name] });
        }
      }, RESUBSCRIBE_PAUSE_MS);
    }
  }

  #send(message: ClientMessage): void {
    if (this.#socket?.readyState === OPEN) {
      this.#socket.send(JSON.stringify(message));
    }
  }

  #setLink(state: LinkState): void {
    this.#link = state;
    for (const listener of this.#linkListeners) {
      listener(state);
    }
  }
}

function isFrame(message: ServerMessage): message is Frame {
  const isKnown = message.type === 'snapshot' || message.type === 'update' || message.type === 'gap';
  return isKnown && typeof message.seq === 'number';
}

/** What the server said, or undefined: words beyond the protocol are no reason to fall over. */
function parseMessage(data: unknown): ServerMessage | undefined {
  try {
    const message: unknown = typeof data === 'string' ? JSON.parse(data) : undefined;
    return typeof message === 'object' && message !== null ? (message as ServerMessage) : undefined;
  } catch {
    return undefined;
  }
}
