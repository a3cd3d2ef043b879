import { ApiProblem, isAbort } from '../api/problem';
import type { Diagnostic, StrategiesApi, Strategy } from '../api/strategies';
import { hasErrors } from '../model/diagnostics';

const CHECK_PAUSE_MS = 300;
const CONFLICT_STATUS = 409;

/** Somebody else saved meanwhile: what they saved, to be compared with the draft. */
export interface SaveConflict {
  baseVersion: number;
  theirs: Strategy;
}

export type CheckState = 'checking' | 'clean' | 'problems' | 'unavailable';

/** A strategy being edited: its text, what the compiler says of it, and how saving went. */
export class StrategyDraft {
  strategy = $state.raw<Strategy | null>(null);
  source = $state('');
  diagnostics = $state.raw<readonly Diagnostic[]>([]);
  checkState = $state<CheckState>('checking');
  isSaving = $state(false);
  conflict = $state.raw<SaveConflict | null>(null);
  readonly isDirty = $derived(this.strategy !== null && this.source !== this.strategy.source);
  readonly #api: StrategiesApi;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #check: AbortController | undefined;

  constructor(api: StrategiesApi) {
    this.#api = api;
  }

  /** Reads the strategy; the draft then is what is stored. */
  async load(id: string): Promise<Strategy> {
    const strategy = await this.#api.one(id);
    this.#take(strategy);
    return strategy;
  }

  /** The text changed: it is checked once the typing pauses. */
  edit(source: string): void {
    this.source = source;
    this.#scheduleCheck(CHECK_PAUSE_MS);
  }

  /** The text laid out in the one way; nothing where it was changed meanwhile. Failures are thrown. */
  async formatted(): Promise<string | undefined> {
    const source = this.source;
    const text = await this.#api.format(source);
    return this.source === source ? text : undefined;
  }

  /** Stores the text as the next version; false where somebody else was faster. Other failures are thrown. */
  async save(): Promise<boolean> {
    const strategy = this.strategy;
    if (!strategy || this.isSaving) {
      return false;
    }
    this.isSaving = true;
    const source = this.source;
    try {
      const saved = await this.#api.save(strategy.strategyId, source, strategy.version);
      this.strategy = { ...strategy, source, version: saved.version };
      this.conflict = null;
      return true;
    } catch (cause) {
      if (!(cause instanceof ApiProblem) || cause.status !== CONFLICT_STATUS) {
        throw cause;
      }
      this.conflict = { baseVersion: strategy.version, theirs: await this.#api.one(strategy.strategyId) };
      return false;
    } finally {
      this.isSaving = false;
    }
  }

  /** Ends a conflict in favour of what is stored; the draft's own text is gone. */
  takeTheirs(): string {
    const conflict = this.conflict;
    if (conflict) {
      this.#take(conflict.theirs);
    }
    return this.source;
  }

  /** Ends a conflict in favour of the draft: it becomes the version after theirs. */
  async saveOverTheirs(): Promise<boolean> {
    if (this.conflict) {
      this.strategy = this.conflict.theirs;
      this.conflict = null;
    }
    return this.save();
  }

  async rename(name: string): Promise<void> {
    if (this.strategy) {
      await this.#api.rename(this.strategy.strategyId, name);
      this.strategy = { ...this.strategy, name };
    }
  }

  async archive(): Promise<void> {
    if (this.strategy) {
      await this.#api.archive(this.strategy.strategyId);
      this.strategy = { ...this.strategy, archived: true };
    }
  }

  dispose(): void {
    clearTimeout(this.#timer);
    this.#check?.abort();
  }

  #take(strategy: Strategy): void {
    this.strategy = strategy;
    this.source = strategy.source;
    this.conflict = null;
    this.#scheduleCheck(0);
  }

  #scheduleCheck(pauseMs: number): void {
    clearTimeout(this.#timer);
    this.#check?.abort();
    this.checkState = 'checking';
    this.#timer = setTimeout(() => void this.#runCheck(), pauseMs);
  }

  async #runCheck(): Promise<void> {
    const check = new AbortController();
    this.#check = check;
    try {
      const diagnostics = await this.#api.validate(this.source, check.signal);
      this.diagnostics = diagnostics;
      this.checkState = hasErrors(diagnostics) ? 'problems' : 'clean';
    } catch (cause) {
      if (!isAbort(cause)) {
        this.checkState = 'unavailable';
      }
    }
  }
}
