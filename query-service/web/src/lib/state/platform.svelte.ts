import { getContext, setContext } from 'svelte';
import { auditApi, type AuditApi } from '../api/audit';
import { backtestsApi, type BacktestsApi } from '../api/backtests';
import { HttpClient } from '../api/http-client';
import { languageApi } from '../api/language';
import { LiveSocket, type LinkState, type SocketLike } from '../api/live-socket';
import { marketApi, type MarketApi } from '../api/market';
import { operationsApi, type OperationsApi } from '../api/operations';
import { strategiesApi, type StrategiesApi } from '../api/strategies';
import { PageClock } from './clock.svelte';
import { LanguageDirectory } from './language-directory';
import { SymbolDirectory } from './symbol-directory.svelte';
import { Toasts } from './toasts.svelte';

const REQUEST_TIMEOUT_MS = 20_000;
const POSITION_LIFETIME_MS = 60_000;

/** Everything a screen needs of the platform; made once by the root layout and handed down by context. */
export class Platform {
  readonly market: MarketApi;
  readonly strategies: StrategiesApi;
  readonly backtests: BacktestsApi;
  readonly audit: AuditApi;
  readonly operations: OperationsApi;
  readonly socket: LiveSocket;
  readonly symbols: SymbolDirectory;
  readonly language: LanguageDirectory;
  readonly toasts = new Toasts();
  readonly clock = new PageClock();
  link = $state.raw<LinkState>({ phase: 'closed', attempt: 0 });

  constructor(http: HttpClient, socket: LiveSocket) {
    this.market = marketApi(http);
    this.strategies = strategiesApi(http);
    this.backtests = backtestsApi(http);
    this.audit = auditApi(http);
    this.operations = operationsApi(http);
    this.language = new LanguageDirectory(languageApi(http));
    this.symbols = new SymbolDirectory(this.market);
    this.socket = socket;
  }

  /** Connects and ticks until the returned function is called. */
  start(): () => void {
    const stopClock = this.clock.start();
    const stopLink = this.socket.onLink((state) => (this.link = state));
    const retry = () => this.socket.retryNow();
    window.addEventListener('online', retry);
    this.socket.start();
    return () => {
      stopClock();
      stopLink();
      window.removeEventListener('online', retry);
      this.socket.stop();
    };
  }
}

/** The platform behind the page's own address. */
export function browserPlatform(location: Location): Platform {
  const http = new HttpClient({
    basePath: '/api/v1',
    fetch: (input, init) => fetch(input, init),
    newIdempotencyKey: randomKey,
    nowMs: () => Date.now(),
    timeoutMs: REQUEST_TIMEOUT_MS,
    positionLifetimeMs: POSITION_LIFETIME_MS
  });
  const socket = new LiveSocket({
    url: `${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.host}/ws`,
    open: (url) => new WebSocket(url) as unknown as SocketLike,
    nowMs: () => Date.now(),
    random: () => Math.random(),
    setTimer: (run, delayMs) => setTimeout(run, delayMs),
    clearTimer: (timer) => clearTimeout(timer as number)
  });
  return new Platform(http, socket);
}

const CONTEXT = Symbol('platform');

export function providePlatform(platform: Platform): Platform {
  return setContext(CONTEXT, platform);
}

/** The page's platform; call while a component is being made. */
export function usePlatform(): Platform {
  return getContext<Platform>(CONTEXT);
}

/** 128 random bits in hex; unlike `crypto.randomUUID` also there on a plain-HTTP address. */
function randomKey(): string {
  return [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
