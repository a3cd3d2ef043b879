/** What stands where there is no value. */
export const NO_VALUE = '–';

const grouped = (decimals: number): Intl.NumberFormat =>
  new Intl.NumberFormat('en-US', { minimumFractionDigits: decimals, maximumFractionDigits: decimals });

const FORMATS = [0, 1, 2, 3, 4, 5, 6].map(grouped);
const COMPACT = new Intl.NumberFormat('en-US', { notation: 'compact', maximumFractionDigits: 2 });

/** A number with a fixed count of decimals (0 to 6) and grouped thousands. */
export function formatNumber(value: number | null | undefined, decimals = 2): string {
  if (value === null || value === undefined || !Number.isFinite(value)) {
    return NO_VALUE;
  }
  return (FORMATS[decimals] as Intl.NumberFormat).format(value);
}

/** Decimals a price of this size is quoted in. */
export function priceDecimals(price: number): number {
  return Math.abs(price) >= 1 || price === 0 ? 2 : 4;
}

export function formatPrice(price: number | null | undefined): string {
  return formatNumber(price, price ? priceDecimals(price) : 2);
}

/** A decimal string of the wire, grouped, its own digits kept: money is never rounded through a float. */
export function formatDecimal(text: string | null | undefined, minDecimals = 0): string {
  const parts = /^(-?)(\d+)(?:\.(\d+))?$/.exec(text ?? '');
  if (!parts) {
    return text ?? NO_VALUE;
  }
  const [, sign = '', whole = '0', fraction = ''] = parts;
  const decimals = fraction.replace(/0+$/, '').padEnd(minDecimals, '0');
  return sign + whole.replace(/\B(?=(\d{3})+$)/g, ',') + (decimals ? `.${decimals}` : '');
}

/** A decimal string cut to two decimals for a table, with its sign. */
export function formatMoney(text: string | number | null | undefined): string {
  if (text === null || text === undefined || text === '') {
    return NO_VALUE;
  }
  return formatNumber(Number(text), 2);
}

/** A fraction as a percentage: 0.0123 is `1.23%`; with `signed` gains carry a plus. */
export function formatPercent(fraction: number | null | undefined, { decimals = 2, signed = false } = {}): string {
  if (fraction === null || fraction === undefined || !Number.isFinite(fraction)) {
    return NO_VALUE;
  }
  const text = formatNumber(fraction * 100, decimals);
  return (signed && fraction > 0 ? '+' : '') + text + '%';
}

/** 1,234,567 as `1.23M`. */
export function formatCompact(value: number | null | undefined): string {
  return value === null || value === undefined || !Number.isFinite(value) ? NO_VALUE : COMPACT.format(value);
}

/** `2026-11-20 14:31:05` in UTC; `precision` says down to what. */
export function formatUtc(
  time: string | number | Date | null | undefined,
  precision: 'day' | 'minute' | 'second' | 'milli' = 'second'
): string {
  if (time === null || time === undefined || time === '') {
    return NO_VALUE;
  }
  const date = new Date(time);
  if (Number.isNaN(date.getTime())) {
    return String(time);
  }
  const length = { day: 10, minute: 16, second: 19, milli: 23 }[precision];
  return date.toISOString().slice(0, length).replace('T', ' ');
}

/** The UTC time of day, `14:31:05`. */
export function formatUtcClock(timeMs: number): string {
  return new Date(timeMs).toISOString().slice(11, 19);
}

/** A length of time, short: `0.4 s`, `12 s`, `3 min`, `2 h 05 min`, `4 d`. */
export function formatDuration(ms: number | null | undefined): string {
  if (ms === null || ms === undefined || !Number.isFinite(ms)) {
    return NO_VALUE;
  }
  const seconds = Math.max(0, ms) / 1000;
  if (seconds < 10) {
    return `${seconds.toFixed(1)} s`;
  }
  if (seconds < 120) {
    return `${Math.round(seconds)} s`;
  }
  const minutes = Math.floor(seconds / 60);
  if (minutes < 120) {
    return `${minutes} min`;
  }
  const hours = Math.floor(minutes / 60);
  return hours < 48 ? `${hours} h ${String(minutes % 60).padStart(2, '0')} min` : `${Math.floor(hours / 24)} d`;
}

/** The last characters of a long id, enough to tell two apart on a screen. */
export function shortId(id: string): string {
  const tail = id.split('.').pop() ?? id;
  return tail.length > 13 ? `…${tail.slice(-12)}` : tail;
}

/** A hash cut for display. */
export function shortHash(hash: string): string {
  return hash.length > 20 ? `${hash.slice(0, 12)}…${hash.slice(-6)}` : hash;
}
