import { describe, expect, it } from 'vitest';
import type { AuditApi, AuditEvent } from '../api/audit';
import { EventStream } from './event-stream.svelte';

/** A log that pages newest first by offset, as the platform does. */
class FakeLog {
  length = 0;

  readonly api: AuditApi = {
    events: (_filter, { limit = 100, cursor } = {}) => {
      const end = cursor === undefined ? this.length : Number(cursor);
      const start = Math.max(0, end - limit);
      const items = Array.from({ length: end - start }, (_, i) => eventAt(end - 1 - i));
      return Promise.resolve({ items, ...(start > 0 ? { nextCursor: String(start) } : {}) });
    }
  };
}

function eventAt(offset: number): AuditEvent {
  const text = { time: '', actor: '', type: '', entityType: '', entityId: '', correlationId: '' };
  return { position: { partition: 0, offset }, ...text, data: {} };
}

const offsets = (stream: EventStream) => stream.events.map(({ position }) => position.offset);
const descending = (from: number, to: number) => Array.from({ length: from - to + 1 }, (_, i) => from - i);

describe('EventStream', () => {
  it('should put what is new on top and keep what was read below', async () => {
    const log = new FakeLog();
    log.length = 250;
    const stream = new EventStream(log.api, {});
    await stream.refresh();
    await stream.loadMore();
    log.length = 253;
    await stream.refresh();
    expect(offsets(stream)).toEqual(descending(252, 50));
    await stream.loadAll(1_000);
    expect(offsets(stream)).toEqual(descending(252, 0));
    expect(stream.hasMore).toBe(false);
  });

  it('should begin anew rather than leave a hole when more happened than a page holds', async () => {
    const log = new FakeLog();
    log.length = 10;
    const stream = new EventStream(log.api, {});
    await stream.refresh();
    log.length = 500;
    await stream.refresh();
    await stream.loadAll(1_000);
    expect(offsets(stream)).toEqual(descending(499, 0));
  });

  it('should show the first event of a log that was empty', async () => {
    const log = new FakeLog();
    const stream = new EventStream(log.api, {});
    await stream.refresh();
    expect(stream.isLoaded).toBe(true);
    log.length = 1;
    await stream.refresh();
    expect(offsets(stream)).toEqual([0]);
  });
});
