import type { HttpClient } from './http-client';

export interface Parameter {
  name: string;
  type: string;
  /** As written in a strategy; absent where an argument must be given. */
  default?: string;
  repeated?: boolean;
}

export interface Signature {
  /** As Python would write it: `round(x: float, digits: int) -> float`. */
  text: string;
  parameters: Parameter[];
  returns: string;
}

/** A line of an indicator that has several. */
export interface IndicatorLine {
  name: string;
  doc: string;
  firstValue: string;
}

/** A name of the strategy language. */
export interface LanguageEntry {
  name: string;
  kind: string;
  /** What the name stands behind, with a dot between: `list` of `append`. */
  owner?: string;
  signatures: Signature[];
  doc: string;
  example: string;
  /** Where what it computes is defined, if that is anywhere else. */
  formula?: string;
  lines?: IndicatorLine[];
}

export interface LanguageApi {
  /** Every name a strategy can use, as the compiler knows it. */
  catalogue(): Promise<LanguageEntry[]>;
}

export function languageApi(http: HttpClient): LanguageApi {
  return {
    catalogue: async () => (await http.get<{ entries: LanguageEntry[] }>('/language/catalogue')).entries
  };
}
