/** A piece of a text to be replaced; positions are those of the text before. */
export interface TextChange {
  from: number;
  to: number;
  insert: string;
}

/** What has to be replaced so that `before` becomes `after`: all between their common beginning and common end. */
export function changeOf(before: string, after: string): TextChange {
  const shorter = Math.min(before.length, after.length);
  let from = 0;
  while (from < shorter && before[from] === after[from]) {
    from++;
  }
  let same = 0;
  while (same < shorter - from && before[before.length - 1 - same] === after[after.length - 1 - same]) {
    same++;
  }
  return { from, to: before.length - same, insert: after.slice(from, after.length - same) };
}
