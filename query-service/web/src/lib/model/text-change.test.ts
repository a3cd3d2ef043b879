import { describe, expect, it } from 'vitest';
import { changeOf } from './text-change';

describe('changeOf', () => {
  it.each([
    ['', ''],
    ['', 'a'],
    ['a', ''],
    ['x=1\n', 'x = 1\n'],
    ['aaa', 'aa'],
    ['abcabc', 'abc'],
    ['def f():\n  pass', 'def f():\n    pass\n']
  ])('should turn “%s” into “%s”', (before, after) => {
    const { from, to, insert } = changeOf(before, after);
    expect(before.slice(0, from) + insert + before.slice(to)).toBe(after);
  });

  it('should leave what both begin and end with', () => {
    expect(changeOf('a = f(1,2)  # end', 'a = f(1, 2)  # end')).toEqual({ from: 8, to: 8, insert: ' ' });
    expect(changeOf('same', 'same').insert).toBe('');
  });
});
