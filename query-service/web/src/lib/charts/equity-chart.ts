import uPlot from 'uplot';
import type { EquityCurve } from '../model/equity';
import { formatCompact, formatPercent } from '../model/format';
import { CHART_COLORS, CHART_FONT } from './chart-theme';

export interface EquityChartEvents {
  /** Index of the point under the pointer, or null when it left. */
  onHover: (index: number | null) => void;
}

const AXIS_FONT = `11px ${CHART_FONT}`;
const AXIS_WIDTH_PX = 62;
/** A whole date and some air. */
const TIME_LABEL_SPACE_PX = 88;

/** Equity above drawdown on one time axis with a common cursor, drawn by uPlot. */
export class EquityChart {
  readonly #equity: uPlot;
  readonly #drawdown: uPlot;
  readonly #resize: ResizeObserver;

  constructor(equityHost: HTMLElement, drawdownHost: HTMLElement, curve: EquityCurve, events: EquityChartEvents) {
    const cursorKey = `equity-${Math.round(curve.timesS[0] ?? 0)}-${curve.timesS.length}`;
    this.#equity = new uPlot(
      options(equityHost, cursorKey, events, {
        stroke: CHART_COLORS.accent,
        fill: CHART_COLORS.accentArea,
        format: formatCompact,
        showsTimes: false
      }),
      [curve.timesS, curve.equity],
      equityHost
    );
    this.#drawdown = new uPlot(
      options(drawdownHost, cursorKey, events, {
        stroke: CHART_COLORS.down,
        fill: CHART_COLORS.downArea,
        format: (value) => formatPercent(value, { decimals: 1 }),
        showsTimes: true
      }),
      [curve.timesS, curve.drawdown],
      drawdownHost
    );
    this.#resize = new ResizeObserver(() => {
      fit(this.#equity, equityHost);
      fit(this.#drawdown, drawdownHost);
    });
    this.#resize.observe(equityHost);
    this.#resize.observe(drawdownHost);
  }

  dispose(): void {
    this.#resize.disconnect();
    this.#equity.destroy();
    this.#drawdown.destroy();
  }
}

interface PlotStyle {
  stroke: string;
  fill: string;
  format: (value: number) => string;
  showsTimes: boolean;
}

function options(host: HTMLElement, cursorKey: string, events: EquityChartEvents, style: PlotStyle): uPlot.Options {
  return {
    width: Math.max(1, host.clientWidth),
    height: Math.max(1, host.clientHeight),
    tzDate: (timeS) => uPlot.tzDate(new Date(timeS * 1000), 'Etc/UTC'),
    legend: { show: false },
    padding: [8, 8, 0, 0],
    cursor: { sync: { key: cursorKey, setSeries: false }, drag: { x: true, y: false }, points: { size: 6 } },
    scales: { x: { time: true } },
    series: [{}, { stroke: style.stroke, fill: style.fill, width: 1.25, points: { show: false } }],
    axes: [
      {
        ...axis(),
        space: TIME_LABEL_SPACE_PX,
        ...(style.showsTimes ? { values: timeLabels } : { values: noLabels, size: 6 })
      },
      { ...axis(), side: 1, size: AXIS_WIDTH_PX, values: (_, splits) => splits.map(style.format) }
    ],
    hooks: { setCursor: [(plot) => events.onHover(plot.cursor.idx ?? null)] }
  };
}

function axis(): uPlot.Axis {
  return {
    stroke: CHART_COLORS.text,
    font: AXIS_FONT,
    grid: { stroke: CHART_COLORS.grid, width: 1 },
    ticks: { stroke: CHART_COLORS.line, width: 1, size: 4 }
  };
}

const DAY_S = 86_400;
const YEAR_S = 365 * DAY_S;

/** Labels no finer than the distance between them: years, days, or the time of day, with the day where it begins. */
function timeLabels(_: uPlot, splits: number[], _axis: number, _space: number, stepS: number): string[] {
  return splits.map((timeS) => {
    const iso = new Date(timeS * 1000).toISOString();
    if (stepS >= YEAR_S) {
      return iso.slice(0, 4);
    }
    return stepS >= DAY_S ? iso.slice(0, 10) : timeS % DAY_S === 0 ? iso.slice(5, 10) : iso.slice(11, 16);
  });
}

function noLabels(_: uPlot, splits: number[]): string[] {
  return splits.map(() => '');
}

function fit(plot: uPlot, host: HTMLElement): void {
  if (host.clientWidth > 0 && host.clientHeight > 0) {
    plot.setSize({ width: host.clientWidth, height: host.clientHeight });
  }
}
