import { defaultKeymap, history, historyKeymap, indentWithTab } from '@codemirror/commands';
import { pythonLanguage } from '@codemirror/lang-python';
import { bracketMatching, indentOnInput, indentUnit } from '@codemirror/language';
import { lintGutter, lintKeymap, setDiagnostics } from '@codemirror/lint';
import { Compartment, EditorState, Prec, type Text } from '@codemirror/state';
import {
  drawSelection,
  EditorView,
  highlightActiveLine,
  highlightActiveLineGutter,
  highlightSpecialChars,
  keymap,
  lineNumbers
} from '@codemirror/view';
import type { Diagnostic } from '../../api/strategies';
import type { LanguageEntry } from '../../api/language';
import { rangeOf, severityOf } from '../../model/diagnostics';
import { changeOf } from '../../model/text-change';
import { editorTheme, nonceExtension } from './editor-theme';

export interface CodeEditorEvents {
  onChange: (source: string) => void;
  onSave: () => void;
  onRun: () => void;
  onFormat: () => void;
}

/** A strategy's source in CodeMirror, with the server's diagnostics in gutter and underlines. */
export class CodeEditor {
  readonly #view: EditorView;
  readonly #comforts = new Compartment();

  constructor(
    parent: HTMLElement,
    source: string,
    label: string,
    events: CodeEditorEvents,
    language: () => Promise<readonly LanguageEntry[]>
  ) {
    this.#view = new EditorView({
      parent,
      state: EditorState.create({ doc: source, extensions: [extensions(label, events), this.#comforts.of([])] })
    });
    void this.#addComforts(language);
  }

  get source(): string {
    return this.#view.state.doc.toString();
  }

  /** Replaces the text by another, as one step that can be undone; the cursor stays at what both have. */
  replace(source: string): void {
    this.#view.dispatch({ changes: changeOf(this.source, source) });
  }

  showDiagnostics(diagnostics: readonly Diagnostic[]): void {
    const document = this.#view.state.doc;
    const marks = diagnostics.map((diagnostic) => ({
      ...rangeOf(diagnostic, lineOffsets(document)),
      severity: severityOf(diagnostic),
      message: diagnostic.message,
      source: diagnostic.code
    }));
    this.#view.dispatch(setDiagnostics(this.#view.state, marks));
  }

  /** Puts the cursor at a diagnostic and scrolls there. */
  goTo(diagnostic: Diagnostic): void {
    const { from } = rangeOf(diagnostic, lineOffsets(this.#view.state.doc));
    this.#view.dispatch({ selection: { anchor: from }, effects: EditorView.scrollIntoView(from, { y: 'center' }) });
    this.#view.focus();
  }

  focus(): void {
    this.#view.focus();
  }

  dispose(): void {
    this.#view.destroy();
  }

  async #addComforts(language: () => Promise<readonly LanguageEntry[]>): Promise<void> {
    const { editorComforts } = await import('./editor-comforts');
    this.#view.dispatch({ effects: this.#comforts.reconfigure(editorComforts(language)) });
  }
}

function extensions(label: string, events: CodeEditorEvents) {
  return [
    nonceExtension(),
    Prec.high(keymap.of(commands(events))),
    lineNumbers(),
    highlightActiveLineGutter(),
    highlightActiveLine(),
    highlightSpecialChars(),
    history(),
    drawSelection(),
    indentOnInput(),
    bracketMatching(),
    lintGutter(),
    pythonLanguage,
    indentUnit.of('    '),
    keymap.of([...defaultKeymap, ...historyKeymap, ...lintKeymap, indentWithTab]),
    editorTheme,
    EditorView.contentAttributes.of({ 'aria-label': label, 'data-testid': 'editor-content' }),
    EditorView.updateListener.of((update) => {
      if (update.docChanged) {
        events.onChange(update.state.doc.toString());
      }
    })
  ];
}

function commands(events: CodeEditorEvents) {
  const always = (run: () => void) => () => {
    run();
    return true;
  };
  return [
    { key: 'Mod-s', run: always(events.onSave), preventDefault: true },
    { key: 'Mod-Enter', run: always(events.onRun), preventDefault: true },
    { key: 'Shift-Alt-f', run: always(events.onFormat), preventDefault: true },
    {
      // Escape leaves the editor, so that Tab can go on from it for those who have no mouse.
      key: 'Escape',
      run: (view: EditorView) => {
        view.contentDOM.blur();
        return false;
      }
    }
  ];
}

function lineOffsets(document: Text) {
  return { lines: document.lines, line: (number: number) => document.line(number) };
}
