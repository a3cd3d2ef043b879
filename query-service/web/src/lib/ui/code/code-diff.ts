import { pythonLanguage } from '@codemirror/lang-python';
import { unifiedMergeView } from '@codemirror/merge';
import { EditorState } from '@codemirror/state';
import { EditorView, lineNumbers } from '@codemirror/view';
import { editorTheme, nonceExtension } from './editor-theme';

/** Shows in one column what became of `before`; read only. Returns how to take it away. */
export function showCodeDiff(parent: HTMLElement, before: string, after: string, label: string): () => void {
  const view = new EditorView({
    parent,
    state: EditorState.create({
      doc: after,
      extensions: [
        nonceExtension(),
        lineNumbers(),
        pythonLanguage,
        editorTheme,
        EditorState.readOnly.of(true),
        EditorView.editable.of(false),
        EditorView.contentAttributes.of({ 'aria-label': label, tabindex: '0' }),
        unifiedMergeView({ original: before, mergeControls: false, collapseUnchanged: { margin: 4, minSize: 8 } })
      ]
    })
  });
  return () => view.destroy();
}
