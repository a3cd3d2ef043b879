/** Colours of the canvas charts; the same as the style sheet's, which a canvas can not read. */
export const CHART_COLORS = {
  ground: '#0f131b',
  grid: '#1a202c',
  line: '#232a38',
  text: '#9aa5b8',
  crosshair: '#6b788f',
  crosshairLabel: '#364155',
  up: '#2fc28b',
  down: '#ff5d6c',
  upVolume: 'rgba(47, 194, 139, 0.38)',
  downVolume: 'rgba(255, 93, 108, 0.38)',
  accent: '#6ea8ff',
  accentArea: 'rgba(110, 168, 255, 0.14)',
  downArea: 'rgba(255, 93, 108, 0.18)'
} as const;

export const CHART_FONT = "'Inter Variable', system-ui, sans-serif";
