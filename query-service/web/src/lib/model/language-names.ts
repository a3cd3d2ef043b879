import type { LanguageEntry } from '../api/language';

/** What an editor offers to type. */
export interface Completion {
  label: string;
  kind: 'function' | 'variable' | 'keyword';
  detail: string;
  info: string;
}

/** What can be completed at the end of `before`, and from which column on. */
export interface Completions {
  from: number;
  options: Completion[];
}

/** A word of a line: columns from 0, end exclusive. */
export interface WordAt {
  from: number;
  to: number;
  text: string;
  /** Whether it stands behind a dot that follows a value, as in `"a".upper`. */
  isMember: boolean;
}

const CALL_OF_INDICATOR = /\b(ta\.\w+)\([^()]*\)\.(\w*)$/;
const MEMBER = /(?:(?<!\w)[A-Za-z_]\w*|[)\]}"'])\.(\w*)$/;
const WORD = /[A-Za-z_][\w.]*$/;
const NAMES = /[A-Za-z_]\w*(?:\.[A-Za-z_]\w*)*/g;

/** Completes the text of a line before the cursor. */
export function completionsFor(entries: readonly LanguageEntry[], before: string): Completions {
  const line = CALL_OF_INDICATOR.exec(before);
  if (line) {
    const indicator = entries.find(({ name }) => name === line[1]);
    return beginningWith(line[2] ?? '', before, linesOf(indicator));
  }
  const word = WORD.exec(before)?.[0] ?? '';
  const isFree = word !== '' || !before.endsWith('.');
  const named = beginningWith(word, before, entries.filter(({ owner }) => isFree && !owner).map(ofEntry));
  const member = MEMBER.exec(before);
  return named.options.length > 0 || !member
    ? named
    : beginningWith(member[1] ?? '', before, entries.filter(({ owner }) => owner).map(ofEntry));
}

function beginningWith(typed: string, before: string, options: Completion[]): Completions {
  return { from: before.length - typed.length, options: options.filter(({ label }) => label.startsWith(typed)) };
}

function linesOf(indicator: LanguageEntry | undefined): Completion[] {
  return (indicator?.lines ?? []).map(({ name, doc }) => ({
    label: name,
    kind: 'variable',
    detail: 'series',
    info: doc
  }));
}

function ofEntry(entry: LanguageEntry): Completion {
  const signature = entry.signatures[0];
  const isCall = signature?.text.includes('(') ?? false;
  return {
    label: entry.name,
    kind: isCall ? 'function' : signature ? 'variable' : 'keyword',
    detail: signature ? detailOf(signature.text) : entry.kind,
    info: entry.doc
  };
}

/** Of `list.append(x: value) -> none` what stands behind the name. */
function detailOf(signature: string): string {
  return signature.replace(/^@?[\w.]+(?: -> )?/, '');
}

/** The name under a column, up to the part the column is in: in `position.qty` the column of `position` gives that alone. */
export function wordAt(line: string, column: number): WordAt | undefined {
  for (const match of line.matchAll(NAMES)) {
    const from = match.index;
    const end = from + match[0].length;
    if (column >= from && column < end) {
      const dot = line.indexOf('.', column);
      const to = dot >= 0 && dot < end ? dot : end;
      return { from, to, text: line.slice(from, to), isMember: from > 0 && line[from - 1] === '.' };
    }
  }
  return undefined;
}

/** What the language says of a word; several entries where methods of different values share a name. */
export function entriesOf(entries: readonly LanguageEntry[], word: WordAt): LanguageEntry[] {
  const named = entries.filter(({ name, owner }) => !owner && !word.isMember && name === word.text);
  const parts = word.text.split('.');
  if (named.length > 0 || (parts.length === 1 && !word.isMember)) {
    return named;
  }
  return entries.filter(({ name, owner }) => owner && name === parts.at(-1));
}
