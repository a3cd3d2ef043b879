import { describe, expect, it, vi } from 'vitest';
import type { LanguageEntry } from '../api/language';
import { LanguageDirectory } from './language-directory';

const close: LanguageEntry = { name: 'close', kind: 'series', signatures: [], doc: '', example: '' };

describe('LanguageDirectory', () => {
  it('should ask once', async () => {
    const catalogue = vi.fn().mockResolvedValue([close]);
    const directory = new LanguageDirectory({ catalogue });
    expect(await directory.entries()).toEqual([close]);
    expect(await directory.entries()).toEqual([close]);
    expect(catalogue).toHaveBeenCalledTimes(1);
  });

  it('should have none while they cannot be had, and ask again', async () => {
    const catalogue = vi.fn().mockRejectedValueOnce(new Error('down')).mockResolvedValue([close]);
    const directory = new LanguageDirectory({ catalogue });
    expect(await directory.entries()).toEqual([]);
    expect(await directory.entries()).toEqual([close]);
  });
});
