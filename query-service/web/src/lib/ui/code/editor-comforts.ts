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
import type { LanguageEntry } from '../../api/language';
import { completionsFor } from '../../model/language-names';
import { languageHover } from './language-hover';
import { isProse } from './prose';

/** Gives the names of the strategy language. */
export type LanguageSource = () => Promise<readonly LanguageEntry[]>;

/** What an editor can do without for its first moment: completion, hints, closing brackets, search. Loaded after it shows. */
export function editorComforts(language: LanguageSource): Extension {
  return [
    closeBrackets(),
    autocompletion({ override: [(context) => completeWord(context, language)], icons: false }),
    languageHover(language),
    highlightSelectionMatches(),
    keymap.of([...closeBracketsKeymap, ...searchKeymap, ...completionKeymap])
  ];
}

async function completeWord(context: CompletionContext, language: LanguageSource): Promise<CompletionResult | null> {
  if (isProse(context.state, context.pos, -1)) {
    return null;
  }
  const typed = context.matchBefore(/[A-Za-z_][\w.]*|\.\w*/);
  if (!typed || (typed.text.length < 2 && !typed.text.endsWith('.') && !context.explicit)) {
    return null;
  }
  const line = context.state.doc.lineAt(context.pos);
  const { from, options } = completionsFor(await language(), line.text.slice(0, context.pos - line.from));
  return {
    from: line.from + from,
    options: options.map(({ label, kind, detail, info }) => ({ label, type: kind, detail, info })),
    validFor: /^\w*$/
  };
}
