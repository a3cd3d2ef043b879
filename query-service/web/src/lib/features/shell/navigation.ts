/** The screens, in the order of the navigation; `key` follows `g` on the keyboard. */
export const SCREENS = [
  { path: '/chart', title: 'Chart', key: 'c' },
  { path: '/strategies', title: 'Strategies', key: 's' },
  { path: '/backtests', title: 'Backtests', key: 'b' },
  { path: '/audit', title: 'Audit', key: 'a' },
  { path: '/ops', title: 'Operations', key: 'o' }
] as const;

/** Every shortcut the help shows. */
export const SHORTCUT_GROUPS: { title: string; shortcuts: { keys: string[]; does: string }[] }[] = [
  {
    title: 'Everywhere',
    shortcuts: [
      { keys: ['Ctrl', 'K'], does: 'Search a symbol (also /)' },
      ...SCREENS.map((screen) => ({ keys: ['g', screen.key], does: `Go to ${screen.title}` })),
      { keys: ['?'], does: 'This help' },
      { keys: ['Esc'], does: 'Close a dialog, leave the editor' }
    ]
  },
  {
    title: 'Chart',
    shortcuts: [
      { keys: ['1'], does: 'to 7: timeframe 1s to 1d' },
      { keys: ['t'], does: 'Bars as a table' },
      { keys: ['←', '→'], does: 'Scroll (chart focused)' },
      { keys: ['+', '−'], does: 'Zoom (chart focused)' },
      { keys: ['End'], does: 'Latest bar (chart focused)' }
    ]
  },
  {
    title: 'Strategy',
    shortcuts: [
      { keys: ['Ctrl', 'S'], does: 'Save' },
      { keys: ['Ctrl', '↵'], does: 'Run a backtest' }
    ]
  }
];
