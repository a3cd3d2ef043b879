import type { AuditApi, AuditEvent, AuditFilter } from '../api/audit';
import { isAbort } from '../api/problem';

const PAGE_SIZE = 100;

/** Events of the log, newest first: grows downwards as the person scrolls and upwards as things happen. */
export class EventStream {
  events = $state.raw<readonly AuditEvent[]>([]);
  problem = $state.raw<unknown>(null);
  isLoaded = $state(false);
  hasMore = $state(false);
  readonly #api: AuditApi;
  readonly #filter: AuditFilter;
  #cursor: string | undefined;
  #isLoading = false;

  constructor(api: AuditApi, filter: AuditFilter) {
    this.#api = api;
    this.#filter = filter;
  }

  /** Puts what is new on top; on the first call reads the first page. */
  async refresh(): Promise<void> {
    try {
      const page = await this.#api.events(this.#filter, { limit: PAGE_SIZE });
      const isContinuous = this.isLoaded && page.items.some((item) => this.#has(item));
      if (isContinuous || page.items.length === 0) {
        this.events = [...page.items.filter((item) => !this.#has(item)), ...this.events];
      } else {
        // More happened than one page holds: begin anew instead of leaving a hole.
        this.events = page.items;
        this.#cursor = page.nextCursor ?? undefined;
        this.hasMore = this.#cursor !== undefined;
      }
      this.problem = null;
    } catch (cause) {
      this.problem = isAbort(cause) ? this.problem : cause;
    }
    this.isLoaded = true;
  }

  async loadMore(): Promise<void> {
    if (!this.hasMore || this.#isLoading || !this.#cursor) {
      return;
    }
    this.#isLoading = true;
    try {
      const page = await this.#api.events(this.#filter, { limit: PAGE_SIZE, cursor: this.#cursor });
      this.events = [...this.events, ...page.items.filter((item) => !this.#has(item))];
      this.#cursor = page.nextCursor ?? undefined;
      this.hasMore = this.#cursor !== undefined;
    } catch (cause) {
      this.problem = cause;
      this.hasMore = false;
    } finally {
      this.#isLoading = false;
    }
  }

  /** Reads until the first event of the log, or until `limit`. */
  async loadAll(limit: number): Promise<void> {
    while (this.hasMore && this.events.length < limit) {
      await this.loadMore();
    }
  }

  #has(event: AuditEvent): boolean {
    return this.events.some(
      (known) =>
        known.position.offset === event.position.offset && known.position.partition === event.position.partition
    );
  }
}
