export interface ShortcutActions {
  goTo: (path: string) => void;
  search: () => void;
  help: () => void;
}

/** How long after `g` the second key counts. */
const CHORD_MS = 1_200;

/**
 * The keys that work on every page. Returns the handler for `keydown`; keys typed into a field or the editor are the
 * field's own, but for Ctrl+K.
 */
export function shortcutHandler(
  screens: readonly { path: string; key: string }[],
  actions: ShortcutActions,
  nowMs: () => number
): (event: KeyboardEvent) => void {
  let chordUntilMs = 0;
  return (event) => {
    if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'k') {
      event.preventDefault();
      actions.search();
      return;
    }
    if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) {
      return;
    }
    const isChord = nowMs() < chordUntilMs;
    chordUntilMs = event.key === 'g' && !isChord ? nowMs() + CHORD_MS : 0;
    const screen = isChord ? screens.find(({ key }) => key === event.key) : undefined;
    const action = screen ? () => actions.goTo(screen.path) : simpleAction(event.key, actions);
    if (action) {
      event.preventDefault();
      action();
    }
  };
}

/** True where a key press is text. */
export function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable ||
      ['INPUT', 'TEXTAREA', 'SELECT'].includes(target.tagName) ||
      target.closest('dialog') !== null)
  );
}

function simpleAction(key: string, actions: ShortcutActions): (() => void) | undefined {
  if (key === '/') {
    return actions.search;
  }
  return key === '?' ? actions.help : undefined;
}
