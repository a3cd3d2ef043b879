import type { CandleItem, MarketApi } from '../api/market';
import type { Frame, LiveSocket } from '../api/live-socket';
import { isAbort } from '../api/problem';
import { candleOf, type Candle } from '../model/candle';
import { CandleSeries, combineChanges, type SeriesChange } from '../model/candle-series';
import type { Timeframe } from '../model/timeframe';

const FIRST_BARS = 1_500;
const OLDER_BARS = 2_000;
const CATCH_UP_BARS = 10_000;
/** After no older bars were found: history may be back-filled meanwhile. */
const ASK_AGAIN_MS = 10_000;

export type FeedStatus = 'loading' | 'ready' | 'empty' | 'error';

export interface CandleFeedSources {
  market: MarketApi;
  socket: LiveSocket;
  requestFrame: (run: () => void) => number;
  cancelFrame: (id: number) => void;
  nowMs: () => number;
}

/**
 * History and live updates of one symbol and timeframe as one series.
 *
 * Subscribes before it asks for history, so that nothing falls between the two; what overlaps is merged. However many
 * updates come, `onChange` is called at most once per animation frame.
 */
export class CandleFeed {
  status = $state<FeedStatus>('loading');
  problem = $state.raw<unknown>(null);
  /** When the last live update arrived, by this machine's clock; null before the first. */
  lastUpdateMs = $state<number | null>(null);
  lastCandle = $state.raw<Candle | null>(null);
  barCount = $state(0);
  /** Counts what was drawn: whoever shows the bars in another way reads them again when it changes. */
  drawn = $state(0);
  isLoadingOlder = $state(false);
  /** No older bars were there when they were last asked for; more may still be back-filled. */
  hasAllHistory = $state(false);

  readonly symbol: string;
  readonly timeframe: Timeframe;
  readonly series = new CandleSeries();
  readonly #sources: CandleFeedSources;
  readonly #onChange: (change: SeriesChange) => void;
  readonly #abort = new AbortController();
  #unsubscribe: (() => void) | undefined;
  #undrawn: SeriesChange = { kind: 'none' };
  #frameId: number | undefined;
  #olderAskedMs = -Infinity;

  constructor(
    symbol: string,
    timeframe: Timeframe,
    sources: CandleFeedSources,
    onChange: (change: SeriesChange) => void
  ) {
    this.symbol = symbol;
    this.timeframe = timeframe;
    this.#sources = sources;
    this.#onChange = onChange;
  }

  start(): void {
    this.#unsubscribe = this.#sources.socket.subscribe(`candles:${this.symbol}:${this.timeframe}`, (frame) =>
      this.#take(frame)
    );
    void this.reload();
  }

  stop(): void {
    this.#unsubscribe?.();
    this.#abort.abort();
    if (this.#frameId !== undefined) {
      this.#sources.cancelFrame(this.#frameId);
    }
  }

  /** Reads the latest bars again; what is on the screen stays until they are there. */
  async reload(): Promise<void> {
    this.problem = null;
    try {
      this.#merge(await this.#candles({ limit: FIRST_BARS }));
      this.status = this.series.last ? 'ready' : 'empty';
    } catch (cause) {
      this.#fail(cause);
    }
  }

  /** Reads bars before the first one; does nothing while it is at it, soon after there were none, or when full. */
  async loadOlder(): Promise<void> {
    const first = this.series.first;
    const wasJustAsked = this.hasAllHistory && this.#sources.nowMs() - this.#olderAskedMs < ASK_AGAIN_MS;
    if (!first || this.isLoadingOlder || wasJustAsked || this.series.isFull) {
      return;
    }
    this.isLoadingOlder = true;
    this.#olderAskedMs = this.#sources.nowMs();
    try {
      const to = new Date(first.timeS * 1000).toISOString();
      const older = (await this.#candles({ to, limit: OLDER_BARS })).filter((bar) => bar.timeS < first.timeS);
      this.hasAllHistory = older.length === 0;
      this.#merge(older);
    } catch (cause) {
      this.#fail(cause);
    } finally {
      this.isLoadingOlder = false;
    }
  }

  async #candles(range: { from?: string; to?: string; limit: number }): Promise<Candle[]> {
    const items = await this.#sources.market.candles(this.symbol, this.timeframe, range, this.#abort.signal);
    return items.map(candleOf);
  }

  #take(frame: Frame): void {
    if (frame.type === 'gap') {
      return;
    }
    const { candles } = frame.data as { candles?: CandleItem[] };
    const bars = (candles ?? []).map(candleOf);
    if (frame.type === 'snapshot') {
      this.#closeHole(bars[0]);
    } else {
      this.lastUpdateMs = this.#sources.nowMs();
    }
    this.#merge(bars);
    if (this.series.last && this.status === 'empty') {
      this.status = 'ready';
    }
  }

  /** After a long outage the snapshot may begin later than the series ends: asks for what lies between. */
  #closeHole(firstOfSnapshot: Candle | undefined): void {
    const last = this.series.last;
    if (!last || !firstOfSnapshot || firstOfSnapshot.timeS <= last.timeS) {
      return;
    }
    this.#candles({ from: new Date(last.timeS * 1000).toISOString(), limit: CATCH_UP_BARS }).then(
      (bars) => this.#merge(bars),
      (cause) => this.#fail(cause)
    );
  }

  #merge(bars: readonly Candle[]): void {
    this.#undrawn = combineChanges(this.#undrawn, this.series.merge(bars));
    if (this.#undrawn.kind !== 'none' && this.#frameId === undefined) {
      this.#frameId = this.#sources.requestFrame(() => this.#draw());
    }
  }

  #draw(): void {
    this.#frameId = undefined;
    const change = this.#undrawn;
    this.#undrawn = { kind: 'none' };
    this.lastCandle = this.series.last ?? null;
    this.barCount = this.series.bars.length;
    this.drawn++;
    this.#onChange(change);
  }

  #fail(cause: unknown): void {
    if (isAbort(cause)) {
      return;
    }
    this.problem = cause;
    if (!this.series.last) {
      this.status = 'error';
    }
  }
}
