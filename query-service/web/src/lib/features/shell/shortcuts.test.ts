import { beforeEach, describe, expect, it, vi } from 'vitest';
import { SCREENS } from './navigation';
import { shortcutHandler } from './shortcuts';

describe('shortcutHandler', () => {
  const actions = { goTo: vi.fn(), search: vi.fn(), help: vi.fn() };
  let nowMs = 0;
  let handler: (event: KeyboardEvent) => void;

  beforeEach(() => {
    vi.clearAllMocks();
    nowMs = 0;
    handler = shortcutHandler(SCREENS, actions, () => nowMs);
  });

  const press = (key: string, target: EventTarget = document.body, init: KeyboardEventInit = {}) => {
    const event = new KeyboardEvent('keydown', { key, cancelable: true, ...init });
    Object.defineProperty(event, 'target', { value: target });
    handler(event);
  };

  it('should go to a screen by g and its key', () => {
    press('g');
    press('s');
    expect(actions.goTo).toHaveBeenCalledWith('/strategies');
  });

  it('should forget a lone g after a moment', () => {
    press('g');
    nowMs = 5_000;
    press('s');
    expect(actions.goTo).not.toHaveBeenCalled();
  });

  it('should search by slash and by Ctrl+K, and help by question mark', () => {
    press('/');
    press('k', document.body, { ctrlKey: true });
    press('?');
    expect(actions.search).toHaveBeenCalledTimes(2);
    expect(actions.help).toHaveBeenCalledOnce();
  });

  it('should leave keys to the field they are typed into, but for Ctrl+K', () => {
    const input = document.createElement('input');
    press('/', input);
    press('?', input);
    expect(actions.search).not.toHaveBeenCalled();
    press('k', input, { ctrlKey: true });
    expect(actions.search).toHaveBeenCalledOnce();
  });
});
