import type { Backtest, BacktestsApi, EquityItem, MessageItem, OrderItem, TradeItem } from '../api/backtests';
import type { LiveSocket } from '../api/live-socket';
import { isAbort } from '../api/problem';
import { isFinished, withUpdate } from '../model/backtest-status';
import { PagedList } from './paged-list.svelte';
import { Poller } from './poller';

const POLL_MS = 1_500;
const MAX_EQUITY_POINTS = 200_000;
const MAX_MARKED_TRADES = 5_000;

/** One backtest, followed until it has ended, and then its results. */
export class BacktestWatch {
  backtest = $state.raw<Backtest | null>(null);
  problem = $state.raw<unknown>(null);
  readonly orders: PagedList<OrderItem>;
  readonly trades: PagedList<TradeItem>;
  readonly equity: PagedList<EquityItem>;
  readonly logs: PagedList<MessageItem>;
  readonly alerts: PagedList<MessageItem>;
  readonly id: string;
  readonly #api: BacktestsApi;
  readonly #socket: LiveSocket;
  readonly #poller: Poller;
  #unsubscribe: (() => void) | undefined;
  #hasResults = false;

  constructor(id: string, api: BacktestsApi, socket: LiveSocket) {
    this.id = id;
    this.#api = api;
    this.#socket = socket;
    this.orders = new PagedList((cursor) => api.orders(id, cursor));
    this.trades = new PagedList((cursor) => api.trades(id, cursor));
    this.equity = new PagedList((cursor) => api.equity(id, cursor));
    this.logs = new PagedList((cursor) => api.logs(id, cursor));
    this.alerts = new PagedList((cursor) => api.alerts(id, cursor));
    this.#poller = new Poller(() => this.refresh(), POLL_MS);
  }

  /** Follows by WebSocket, and asks by REST as well: progress shows even where the socket does not connect. */
  start(): () => void {
    this.#unsubscribe = this.#socket.subscribe(`backtest:${this.id}`, (frame) => {
      if (frame.type !== 'gap' && this.backtest) {
        this.#takeUpdate(this.backtest, frame.data as Partial<Backtest>);
      }
    });
    this.#poller.start();
    return () => this.stop();
  }

  stop(): void {
    this.#unsubscribe?.();
    this.#poller.stop();
  }

  async refresh(): Promise<void> {
    try {
      const backtest = await this.#api.one(this.id);
      this.problem = null;
      this.backtest = backtest;
      if (isFinished(backtest.status)) {
        this.stop();
        await this.#loadResults();
      }
    } catch (cause) {
      if (!isAbort(cause)) {
        this.problem = cause;
      }
    }
  }

  async cancel(): Promise<void> {
    await this.#api.cancel(this.id);
    await this.refresh();
  }

  /** Shows how far it is; that it has ended is shown by what is read then, which has all of the result. */
  #takeUpdate(known: Backtest, update: Partial<Backtest>): void {
    if (update.status !== undefined && isFinished(update.status)) {
      void this.refresh();
    } else {
      this.backtest = withUpdate(known, update);
    }
  }

  async #loadResults(): Promise<void> {
    if (this.#hasResults) {
      return;
    }
    this.#hasResults = true;
    await Promise.all([
      this.equity.loadAll(MAX_EQUITY_POINTS),
      this.trades.loadAll(MAX_MARKED_TRADES),
      this.orders.loadMore(),
      this.logs.loadMore(),
      this.alerts.loadMore()
    ]);
  }
}
