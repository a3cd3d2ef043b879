import type { MarketApi, SymbolItem } from '../api/market';

const PAGE_SIZE = 200;

/** The instruments the platform knows; refreshed while a list of them is on the screen. */
export class SymbolDirectory {
  items = $state.raw<readonly SymbolItem[]>([]);
  problem = $state.raw<unknown>(null);
  isLoaded = $state(false);
  readonly #market: MarketApi;

  constructor(market: MarketApi) {
    this.#market = market;
  }

  /** Reads all pages; a failure keeps what was known and is told by `problem`. */
  async refresh(): Promise<void> {
    try {
      const items: SymbolItem[] = [];
      let cursor: string | undefined;
      do {
        const page = await this.#market.symbols('', { limit: PAGE_SIZE, ...(cursor ? { cursor } : {}) });
        items.push(...page.items);
        cursor = page.items.length > 0 ? (page.nextCursor ?? undefined) : undefined;
      } while (cursor);
      this.items = items;
      this.problem = null;
    } catch (cause) {
      this.problem = cause;
    }
    this.isLoaded = true;
  }

  find(symbol: string): SymbolItem | undefined {
    return this.items.find((item) => item.symbol === symbol);
  }
}
