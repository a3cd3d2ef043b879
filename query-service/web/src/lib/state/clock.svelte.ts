/** The time of day, so that ages on the screen move while nothing else does. */
export class PageClock {
  nowMs = $state(Date.now());

  /** Ticks until the returned function is called. */
  start(periodMs = 1000): () => void {
    const timer = setInterval(() => (this.nowMs = Date.now()), periodMs);
    return () => clearInterval(timer);
  }
}
