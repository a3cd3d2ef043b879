import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ApiProblem } from '../api/problem';
import type { Diagnostic, StrategiesApi, Strategy } from '../api/strategies';
import { StrategyDraft } from './strategy-draft.svelte';

const stored = (changes: Partial<Strategy> = {}): Strategy => ({
  strategyId: 's',
  name: 'n',
  version: 1,
  archived: false,
  createdAt: '',
  updatedAt: '',
  updatedBy: 'local',
  source: 'a',
  ...changes
});

const typo: Diagnostic = { line: 1, column: 1, severity: 'error', code: 'unknown-name', message: 'no such name' };

describe('StrategyDraft', () => {
  const api = { one: vi.fn(), save: vi.fn(), validate: vi.fn(), format: vi.fn() };
  let draft: StrategyDraft;

  beforeEach(async () => {
    vi.useFakeTimers();
    vi.resetAllMocks();
    api.one.mockResolvedValue(stored());
    api.validate.mockResolvedValue([]);
    draft = new StrategyDraft(api as unknown as StrategiesApi);
    await draft.load('s');
    await vi.runAllTimersAsync();
  });

  afterEach(() => {
    draft.dispose();
    vi.useRealTimers();
  });

  it('should check once when the typing pauses', async () => {
    api.validate.mockClear();
    api.validate.mockResolvedValue([typo]);
    for (const source of ['ab', 'abc', 'abcd']) {
      draft.edit(source);
      await vi.advanceTimersByTimeAsync(100);
    }
    expect(draft.checkState).toBe('checking');
    await vi.runAllTimersAsync();
    expect(api.validate).toHaveBeenCalledTimes(1);
    expect(api.validate.mock.calls[0]?.[0]).toBe('abcd');
    expect(draft.checkState).toBe('problems');
    expect(draft.diagnostics).toEqual([typo]);
  });

  it('should say when nothing can be checked', async () => {
    api.validate.mockRejectedValue(new ApiProblem({ code: 'network-unreachable' }));
    draft.edit('ab');
    await vi.runAllTimersAsync();
    expect(draft.checkState).toBe('unavailable');
  });

  it('should be dirty until saved, and save on top of the version it began with', async () => {
    draft.edit('b');
    expect(draft.isDirty).toBe(true);
    api.save.mockResolvedValue({ strategyId: 's', version: 2 });
    expect(await draft.save()).toBe(true);
    expect(api.save).toHaveBeenCalledWith('s', 'b', 1);
    expect(draft.isDirty).toBe(false);
    expect(draft.strategy?.version).toBe(2);
  });

  it('should stay dirty when more was typed while saving', async () => {
    draft.edit('b');
    api.save.mockImplementation(() => {
      draft.edit('bc');
      return Promise.resolve({ strategyId: 's', version: 2 });
    });
    await draft.save();
    expect(draft.isDirty).toBe(true);
    expect(draft.source).toBe('bc');
  });

  it('should keep the text and show what others saved on a conflict', async () => {
    draft.edit('mine');
    api.save.mockRejectedValueOnce(new ApiProblem({ status: 409, currentVersion: 5 }));
    api.one.mockResolvedValue(stored({ version: 5, source: 'theirs', updatedBy: 'eve' }));
    expect(await draft.save()).toBe(false);
    expect(draft.source).toBe('mine');
    expect(draft.conflict).toMatchObject({ baseVersion: 1, theirs: { version: 5, source: 'theirs' } });
  });

  it('should save over theirs only when told to, on top of their version', async () => {
    draft.edit('mine');
    api.save.mockRejectedValueOnce(new ApiProblem({ status: 409 }));
    api.one.mockResolvedValue(stored({ version: 5, source: 'theirs' }));
    await draft.save();
    api.save.mockResolvedValue({ strategyId: 's', version: 6 });
    expect(await draft.saveOverTheirs()).toBe(true);
    expect(api.save).toHaveBeenLastCalledWith('s', 'mine', 5);
    expect(draft.conflict).toBeNull();
  });

  it('should take theirs when told to', async () => {
    draft.edit('mine');
    api.save.mockRejectedValueOnce(new ApiProblem({ status: 409 }));
    api.one.mockResolvedValue(stored({ version: 5, source: 'theirs' }));
    await draft.save();
    expect(draft.takeTheirs()).toBe('theirs');
    expect(draft.isDirty).toBe(false);
  });

  it('should give the text laid out, unless it was changed meanwhile', async () => {
    draft.edit('x=1');
    api.format.mockResolvedValueOnce('x = 1\n');
    expect(await draft.formatted()).toBe('x = 1\n');
    expect(api.format).toHaveBeenCalledWith('x=1');
    api.format.mockImplementation(() => {
      draft.edit('x=12');
      return Promise.resolve('x = 1\n');
    });
    expect(await draft.formatted()).toBeUndefined();
    expect(draft.source).toBe('x=12');
  });

  it('should let other failures out', async () => {
    draft.edit('b');
    api.save.mockRejectedValueOnce(new ApiProblem({ status: 500, detail: 'no' }));
    await expect(draft.save()).rejects.toThrow('no');
    expect(draft.isSaving).toBe(false);
  });
});
