import type { SymbolItem } from '../api/market';

/** Symbols that match a query: first those that are it, then those that begin with it, then by name. */
export function searchSymbols(items: readonly SymbolItem[], query: string, limit: number): SymbolItem[] {
  const wanted = query.trim().toUpperCase();
  if (!wanted) {
    return items.slice(0, limit);
  }
  return items
    .map((item) => ({ item, rank: rank(item, wanted) }))
    .filter(({ rank }) => rank < NO_MATCH)
    .sort((a, b) => a.rank - b.rank || a.item.symbol.localeCompare(b.item.symbol))
    .slice(0, limit)
    .map(({ item }) => item);
}

const NO_MATCH = 4;

function rank(item: SymbolItem, wanted: string): number {
  if (item.symbol === wanted) {
    return 0;
  }
  if (item.symbol.startsWith(wanted)) {
    return 1;
  }
  if (item.name.toUpperCase().includes(wanted)) {
    return 2;
  }
  return item.symbol.includes(wanted) ? 3 : NO_MATCH;
}
