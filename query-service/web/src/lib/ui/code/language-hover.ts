import type { Extension } from '@codemirror/state';
import { hoverTooltip } from '@codemirror/view';
import type { LanguageEntry } from '../../api/language';
import { entriesOf, wordAt } from '../../model/language-names';
import { isProse } from './prose';

/** Tells what the name under the pointer is. */
export function languageHover(language: () => Promise<readonly LanguageEntry[]>): Extension {
  return hoverTooltip(async (view, position) => {
    const line = view.state.doc.lineAt(position);
    const word = isProse(view.state, position, 1) ? undefined : wordAt(line.text, position - line.from);
    const entries = word ? entriesOf(await language(), word) : [];
    return word && entries.length > 0
      ? {
          pos: line.from + word.from,
          end: line.from + word.to,
          above: true,
          create: () => ({ dom: explanation(entries) })
        }
      : null;
  });
}

function explanation(entries: readonly LanguageEntry[]): HTMLElement {
  const dom = element('div', 'cm-language-hover');
  for (const entry of entries) {
    dom.append(
      ...entry.signatures.map(({ text }) => element('code', '', text)),
      element('p', '', entry.formula ? `${entry.doc} ${entry.formula}.` : entry.doc),
      element('pre', '', entry.example)
    );
  }
  return dom;
}

function element(tag: string, className: string, text = ''): HTMLElement {
  const made = document.createElement(tag);
  made.className = className;
  made.textContent = text;
  return made;
}
