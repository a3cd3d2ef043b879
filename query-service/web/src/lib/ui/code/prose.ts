import { syntaxTree } from '@codemirror/language';
import type { EditorState } from '@codemirror/state';

/** Whether what stands before (-1) or behind (1) a position is a comment or a text, no code. */
export function isProse(state: EditorState, position: number, side: -1 | 1): boolean {
  return /^(Comment|String)$/.test(syntaxTree(state).resolveInner(position, side).name);
}
