import type { Page } from '../api/http-client';
import { isAbort } from '../api/problem';

/** A list read page by page as the person scrolls. */
export class PagedList<T> {
  items = $state.raw<readonly T[]>([]);
  isLoading = $state(false);
  isLoaded = $state(false);
  problem = $state.raw<unknown>(null);
  hasMore = $state(true);
  readonly #readPage: (cursor: string | undefined) => Promise<Page<T>>;
  #cursor: string | undefined;

  constructor(readPage: (cursor: string | undefined) => Promise<Page<T>>) {
    this.#readPage = readPage;
  }

  /** Reads the next page; does nothing while it is at it or at the end. */
  async loadMore(): Promise<void> {
    if (this.isLoading || !this.hasMore) {
      return;
    }
    this.isLoading = true;
    try {
      const page = await this.#readPage(this.#cursor);
      this.items = [...this.items, ...page.items];
      this.#cursor = page.nextCursor ?? undefined;
      this.hasMore = this.#cursor !== undefined && page.items.length > 0;
      this.problem = null;
    } catch (cause) {
      if (!isAbort(cause)) {
        this.problem = cause;
        this.hasMore = false;
      }
    } finally {
      this.isLoading = false;
      this.isLoaded = true;
    }
  }

  /** Reads pages until the end or until `limit` items are there. */
  async loadAll(limit: number): Promise<void> {
    while (this.hasMore && this.items.length < limit) {
      await this.loadMore();
    }
  }

  /** Reads the first page anew; what is shown stays until it has come. */
  async reload(): Promise<void> {
    try {
      const page = await this.#readPage(undefined);
      this.items = page.items;
      this.#cursor = page.nextCursor ?? undefined;
      this.hasMore = this.#cursor !== undefined;
      this.problem = null;
    } catch (cause) {
      if (!isAbort(cause)) {
        this.problem = cause;
      }
    }
    this.isLoaded = true;
  }
}
