import type { Frame, LiveSocket } from '../api/live-socket';
import type { LagItem, OperationsApi } from '../api/operations';
import { lagKey, type LagSample } from '../model/lag';
import { Poller } from './poller';

const KEPT_SAMPLES = 60;
const POLL_MS = 2_000;
/** Without a frame for this long the REST fallback takes over. */
const SOCKET_SILENT_MS = 5_000;

/** Consumer lag as it develops: by WebSocket, and by REST while that is silent. */
export class LagMonitor {
  items = $state.raw<readonly LagItem[]>([]);
  samples = $state.raw<ReadonlyMap<string, readonly LagSample[]>>(new Map());
  updatedMs = $state<number | null>(null);
  /** Which way the last figures came. */
  source = $state<'live' | 'polled'>('polled');
  problem = $state.raw<unknown>(null);
  readonly #api: OperationsApi;
  readonly #socket: LiveSocket;
  readonly #nowMs: () => number;
  #framedMs = -Infinity;

  constructor(api: OperationsApi, socket: LiveSocket, nowMs: () => number) {
    this.#api = api;
    this.#socket = socket;
    this.#nowMs = nowMs;
  }

  start(): () => void {
    const unsubscribe = this.#socket.subscribe('lag', (frame) => this.#takeFrame(frame));
    const stop = new Poller(() => this.refresh(), POLL_MS).start();
    return () => {
      unsubscribe();
      stop();
    };
  }

  /** Asks by REST unless the socket has just told. */
  async refresh(): Promise<void> {
    if (this.#isSocketTelling()) {
      return;
    }
    try {
      const items = await this.#api.lag();
      // An answer that a frame has overtaken is old news.
      if (!this.#isSocketTelling()) {
        this.#take(items, 'polled');
      }
      this.problem = null;
    } catch (cause) {
      this.problem = cause;
    }
  }

  #isSocketTelling(): boolean {
    return this.#nowMs() - this.#framedMs < SOCKET_SILENT_MS;
  }

  #takeFrame(frame: Frame): void {
    const { items } = (frame.data ?? {}) as { items?: LagItem[] };
    if (frame.type !== 'gap' && items) {
      this.#framedMs = this.#nowMs();
      this.problem = null;
      this.#take(items, 'live');
    }
  }

  #take(items: readonly LagItem[], source: 'live' | 'polled'): void {
    const timeMs = this.#nowMs();
    const samples = new Map<string, readonly LagSample[]>();
    for (const item of items) {
      const known = this.samples.get(lagKey(item)) ?? [];
      samples.set(lagKey(item), [...known, { timeMs, lagRecords: item.lagRecords }].slice(-KEPT_SAMPLES));
    }
    this.items = items;
    this.samples = samples;
    this.updatedMs = timeMs;
    this.source = source;
  }
}
