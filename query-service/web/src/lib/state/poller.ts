/** Runs a task now and then after each pause, one at a time, until stopped. */
export class Poller {
  readonly #task: () => Promise<void>;
  readonly #pauseMs: number;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #isRunning = false;

  constructor(task: () => Promise<void>, pauseMs: number) {
    this.#task = task;
    this.#pauseMs = pauseMs;
  }

  start(): () => void {
    this.#isRunning = true;
    void this.#run();
    return () => this.stop();
  }

  stop(): void {
    this.#isRunning = false;
    clearTimeout(this.#timer);
  }

  async #run(): Promise<void> {
    await this.#task();
    if (this.#isRunning) {
      this.#timer = setTimeout(() => void this.#run(), this.#pauseMs);
    }
  }
}
