import type { LanguageApi, LanguageEntry } from '../api/language';

/** The names of the strategy language, asked for once; asked again if that failed. */
export class LanguageDirectory {
  readonly #api: LanguageApi;
  #entries: Promise<readonly LanguageEntry[]> | undefined;

  constructor(api: LanguageApi) {
    this.#api = api;
  }

  /** All entries; none while they can't be had, for an editor works without them. */
  entries(): Promise<readonly LanguageEntry[]> {
    this.#entries ??= this.#api.catalogue().catch(() => {
      this.#entries = undefined;
      return [];
    });
    return this.#entries;
  }
}
