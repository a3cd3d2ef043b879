import {
  autocompletion,
  closeBrackets,
  closeBracketsKeymap,
  completionKeymap,
  type CompletionContext,
  type CompletionResult
} from '@codemirror/autocomplete';
import { highlightSelectionMatches, searchKeymap } from '@codemirror/search';
import type { Extension } from '@codemirror/state';
import { keymap } from '@codemirror/view';
import { wordsBeginningWith } from '../../model/language-words';

/** What an editor can do without for its first moment: completion, closing brackets, search. Loaded after it shows. */
export const editorComforts: Extension = [
  closeBrackets(),
  autocompletion({ override: [completeWord], icons: false }),
  highlightSelectionMatches(),
  keymap.of([...closeBracketsKeymap, ...searchKeymap, ...completionKeymap])
];

function completeWord(context: CompletionContext): CompletionResult | null {
  const typed = context.matchBefore(/[A-Za-z_][\w.]*/);
  if (!typed || (typed.text.length < 2 && !context.explicit)) {
    return null;
  }
  const options = wordsBeginningWith(typed.text).map(({ word, kind, signature }) => ({
    label: word,
    type: kind,
    detail: signature
  }));
  return { from: typed.from, options, validFor: /^[\w.]*$/ };
}
