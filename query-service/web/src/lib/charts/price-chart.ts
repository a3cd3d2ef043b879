import {
  CandlestickSeries,
  ColorType,
  createChart,
  createSeriesMarkers,
  CrosshairMode,
  HistogramSeries,
  type CandlestickData,
  type HistogramData,
  type IChartApi,
  type ISeriesApi,
  type ISeriesMarkersPluginApi,
  type LogicalRange,
  type MouseEventParams,
  type SeriesMarker,
  type Time,
  type UTCTimestamp
} from 'lightweight-charts';
import type { Candle } from '../model/candle';
import type { SeriesChange } from '../model/candle-series';
import { formatCompact, priceDecimals } from '../model/format';
import type { TradeMarker } from '../model/trade-markers';
import { CHART_COLORS, CHART_FONT } from './chart-theme';

export interface PriceChartEvents {
  /** The bar under the crosshair, or null when the pointer left. */
  onHover: (timeS: number | null) => void;
  /** Fewer bars than a screenful are left before the first one shown. */
  onNearStart: () => void;
}

/** Bars left of the visible ones below which older history is asked for. */
const NEAR_START_BARS = 40;
const VISIBLE_BARS = 140;
/** Views of up to this many bars have room for words at the trades. */
const LABELLED_BARS = 250;
const RIGHT_SPACE_BARS = 6;

/** Candles over volume with trade markers, drawn by Lightweight Charts. Owns its canvas until `dispose`. */
export class PriceChart {
  readonly #chart: IChartApi;
  readonly #price: ISeriesApi<'Candlestick'>;
  readonly #volume: ISeriesApi<'Histogram'>;
  readonly #markers: ISeriesMarkersPluginApi<Time>;
  #isFitted = false;
  #lastDrawnS = -Infinity;
  #tradeMarkers: readonly TradeMarker[] = [];
  #showsLabels = true;
  #decimals = 2;

  constructor(container: HTMLElement, events: PriceChartEvents) {
    this.#chart = createChart(container, chartOptions());
    this.#price = this.#chart.addSeries(CandlestickSeries, candleOptions());
    this.#volume = this.#chart.addSeries(HistogramSeries, volumeOptions());
    this.#volume.priceScale().applyOptions({ scaleMargins: { top: 0.82, bottom: 0 } });
    this.#price.priceScale().applyOptions({ scaleMargins: { top: 0.08, bottom: 0.22 } });
    this.#markers = createSeriesMarkers(this.#price, []);
    this.#chart.subscribeCrosshairMove((event) => events.onHover(hoveredTime(event)));
    this.#chart.timeScale().subscribeVisibleLogicalRangeChange((range) => {
      this.#showLabelsIfRoom(range);
      if (this.#isFitted && isNearStart(range)) {
        events.onNearStart();
      }
    });
  }

  /** Draws what changed of the bars. */
  draw(bars: readonly Candle[], change: SeriesChange): void {
    if (change.kind === 'all') {
      this.#drawAll(bars);
    } else if (change.kind === 'tail') {
      for (const bar of bars.slice(change.index)) {
        this.#drawOne(bar);
      }
    }
  }

  setMarkers(markers: readonly TradeMarker[]): void {
    this.#tradeMarkers = markers;
    this.#drawMarkers();
  }

  /** Seconds on the time axis, for bars shorter than a minute. */
  showSeconds(isShown: boolean): void {
    this.#chart.applyOptions({ timeScale: { secondsVisible: isShown } });
  }

  /** Shows the whole of the series. */
  showAll(): void {
    this.#chart.timeScale().fitContent();
  }

  /** Shows the bars around a time, given the position of its bar in the series. */
  showAround(index: number): void {
    const half = VISIBLE_BARS / 2;
    this.#chart.timeScale().setVisibleLogicalRange({ from: index - half, to: index + half });
  }

  /** Shows the latest bars. */
  showLatest(): void {
    this.#chart.timeScale().scrollToRealTime();
  }

  /** Moves the view by a number of bars, to the left for negative ones. */
  scrollBy(bars: number): void {
    const timeScale = this.#chart.timeScale();
    timeScale.scrollToPosition(timeScale.scrollPosition() + bars, false);
  }

  /** Zooms around the middle: below 1 shows fewer bars. */
  zoom(factor: number): void {
    const range = this.#chart.timeScale().getVisibleLogicalRange();
    if (range) {
      const half = ((range.to - range.from) * factor) / 2;
      const anchor = (range.to + range.from) / 2;
      this.#chart.timeScale().setVisibleLogicalRange({ from: anchor - half, to: anchor + half });
    }
  }

  dispose(): void {
    this.#chart.remove();
  }

  #drawAll(bars: readonly Candle[]): void {
    this.#applyPrecision(bars.at(-1));
    this.#price.setData(bars.map(priceData));
    this.#volume.setData(bars.map(volumeData));
    this.#lastDrawnS = bars.at(-1)?.timeS ?? -Infinity;
    if (!this.#isFitted && bars.length > 0) {
      this.#isFitted = true;
      this.#chart.timeScale().setVisibleLogicalRange({
        from: bars.length - VISIBLE_BARS,
        to: bars.length + RIGHT_SPACE_BARS
      });
    }
  }

  #drawMarkers(): void {
    this.#markers.setMarkers(this.#tradeMarkers.map((marker) => seriesMarker(marker, this.#showsLabels)));
  }

  /** In a wide view the words of neighbouring trades would cover each other and the bars: then arrows have to do. */
  #showLabelsIfRoom(range: LogicalRange | null): void {
    const showsLabels = range !== null && range.to - range.from <= LABELLED_BARS;
    if (showsLabels !== this.#showsLabels) {
      this.#showsLabels = showsLabels;
      this.#drawMarkers();
    }
  }

  #drawOne(bar: Candle): void {
    // A late correction of a bar that is not the last one has to be announced as such.
    const isCorrection = bar.timeS < this.#lastDrawnS;
    this.#price.update(priceData(bar), isCorrection);
    this.#volume.update(volumeData(bar), isCorrection);
    this.#lastDrawnS = Math.max(this.#lastDrawnS, bar.timeS);
  }

  #applyPrecision(last: Candle | undefined): void {
    const decimals = priceDecimals(last?.close ?? 1);
    if (decimals !== this.#decimals) {
      this.#decimals = decimals;
      this.#price.applyOptions({ priceFormat: { type: 'price', precision: decimals, minMove: 10 ** -decimals } });
    }
  }
}

function chartOptions() {
  return {
    autoSize: true,
    layout: {
      background: { type: ColorType.Solid, color: CHART_COLORS.ground },
      textColor: CHART_COLORS.text,
      fontFamily: CHART_FONT,
      fontSize: 11,
      panes: { separatorColor: CHART_COLORS.line }
    },
    grid: { vertLines: { color: CHART_COLORS.grid }, horzLines: { color: CHART_COLORS.grid } },
    crosshair: {
      mode: CrosshairMode.Normal,
      vertLine: { color: CHART_COLORS.crosshair, labelBackgroundColor: CHART_COLORS.crosshairLabel },
      horzLine: { color: CHART_COLORS.crosshair, labelBackgroundColor: CHART_COLORS.crosshairLabel }
    },
    rightPriceScale: { borderColor: CHART_COLORS.line, minimumWidth: 68 },
    timeScale: {
      borderColor: CHART_COLORS.line,
      timeVisible: true,
      secondsVisible: false,
      rightOffset: RIGHT_SPACE_BARS,
      minBarSpacing: 0.05
    },
    localization: { locale: 'en-GB', dateFormat: 'yyyy-MM-dd' }
  };
}

function candleOptions() {
  return {
    upColor: CHART_COLORS.up,
    downColor: CHART_COLORS.down,
    borderVisible: false,
    wickUpColor: CHART_COLORS.up,
    wickDownColor: CHART_COLORS.down,
    priceLineStyle: 1
  };
}

function volumeOptions() {
  return {
    priceFormat: { type: 'custom' as const, formatter: (volume: number) => formatCompact(volume), minMove: 1 },
    priceScaleId: 'volume',
    lastValueVisible: false,
    priceLineVisible: false
  };
}

function priceData(bar: Candle): CandlestickData<UTCTimestamp> {
  return { time: bar.timeS as UTCTimestamp, open: bar.open, high: bar.high, low: bar.low, close: bar.close };
}

function volumeData(bar: Candle): HistogramData<UTCTimestamp> {
  const color = bar.close >= bar.open ? CHART_COLORS.upVolume : CHART_COLORS.downVolume;
  return { time: bar.timeS as UTCTimestamp, value: bar.volume, color };
}

function seriesMarker(marker: TradeMarker, isLabelled: boolean): SeriesMarker<Time> {
  const buys = (marker.kind === 'entry') === (marker.side === 'LONG');
  return {
    time: marker.timeS as UTCTimestamp,
    position: buys ? 'belowBar' : 'aboveBar',
    shape: buys ? 'arrowUp' : 'arrowDown',
    color: buys ? CHART_COLORS.up : CHART_COLORS.down,
    size: isLabelled ? 1 : 0.5,
    ...(isLabelled ? { text: marker.text } : {})
  };
}

function hoveredTime(event: MouseEventParams): number | null {
  return event.point && typeof event.time === 'number' ? event.time : null;
}

function isNearStart(range: LogicalRange | null): boolean {
  return range !== null && range.from < NEAR_START_BARS;
}
