import { HighlightStyle, syntaxHighlighting } from '@codemirror/language';
import { EditorView } from '@codemirror/view';
import type { Extension } from '@codemirror/state';
import { tags } from '@lezer/highlight';

const surface = EditorView.theme(
  {
    '&': { height: '100%', backgroundColor: '#0f131b', color: '#dbe1ec', fontSize: '13px' },
    '&.cm-focused': { outline: 'none' },
    '.cm-scroller': { fontFamily: 'var(--font-mono)', lineHeight: '1.55' },
    '.cm-content': { caretColor: '#6ea8ff', padding: '6px 0' },
    '.cm-cursor, .cm-dropCursor': { borderLeftColor: '#6ea8ff' },
    '&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground, ::selection': {
      backgroundColor: '#27406f'
    },
    '.cm-gutters': { backgroundColor: '#0f131b', color: '#8290a6', borderRight: '1px solid #232a38' },
    '.cm-activeLine': { backgroundColor: '#171c2799' },
    '.cm-activeLineGutter': { backgroundColor: '#171c27', color: '#dbe1ec' },
    '.cm-matchingBracket, &.cm-focused .cm-matchingBracket': { backgroundColor: '#2457d655', outline: 'none' },
    '.cm-tooltip': { backgroundColor: '#171c27', border: '1px solid #364155', color: '#dbe1ec' },
    '.cm-tooltip-autocomplete ul li[aria-selected]': { backgroundColor: '#2457d6', color: '#fff' },
    '.cm-language-hover': { maxWidth: '36rem', padding: '8px 10px', fontSize: '12px' },
    '.cm-language-hover code': { display: 'block', fontFamily: 'var(--font-mono)', color: '#82b1ff' },
    '.cm-language-hover p': { margin: '4px 0' },
    '.cm-language-hover pre': {
      margin: '0 0 6px',
      fontFamily: 'var(--font-mono)',
      color: '#9aa5b8',
      whiteSpace: 'pre-wrap'
    },
    '.cm-panels': { backgroundColor: '#171c27', color: '#dbe1ec' },
    '.cm-panels input, .cm-panels button': { color: '#dbe1ec' },
    '.cm-searchMatch': { backgroundColor: '#f2b63c44' },
    '.cm-foldPlaceholder': { backgroundColor: '#232a38', border: 'none', color: '#9aa5b8' },
    '.cm-changedLine': { backgroundColor: '#2fc28b1f' },
    '.cm-deletedChunk': { backgroundColor: '#ff5d6c1f' },
    '.cm-changedText': { background: '#2fc28b44' },
    '.cm-deletedChunk .cm-deletedText': { background: '#ff5d6c44' },
    '.cm-collapsedLines:before, .cm-collapsedLines:after': { content: '"···"' },
    '.cm-collapsedLines': { backgroundColor: '#171c27', color: '#9aa5b8', background: '#171c27' }
  },
  { dark: true }
);

const highlighting = HighlightStyle.define([
  { tag: [tags.keyword, tags.controlKeyword, tags.operatorKeyword, tags.definitionKeyword], color: '#c792ea' },
  { tag: [tags.string, tags.special(tags.string)], color: '#a5d67a' },
  { tag: [tags.number, tags.bool, tags.null], color: '#f5a97f' },
  { tag: [tags.lineComment, tags.blockComment], color: '#8290a6', fontStyle: 'italic' },
  { tag: [tags.function(tags.variableName), tags.function(tags.definition(tags.variableName))], color: '#82b1ff' },
  { tag: tags.propertyName, color: '#7fd6e0' },
  { tag: [tags.operator, tags.punctuation, tags.bracket], color: '#a9b4c8' },
  { tag: tags.invalid, color: '#ff5d6c' }
]);

/** Colours of every code view. */
export const editorTheme: Extension = [surface, syntaxHighlighting(highlighting)];

/** Lets the editor's own style sheets through the content security policy. */
export function nonceExtension(): Extension {
  const nonce = document.querySelector<HTMLMetaElement>('meta[name="csp-nonce"]')?.content;
  return nonce ? EditorView.cspNonce.of(nonce) : [];
}
