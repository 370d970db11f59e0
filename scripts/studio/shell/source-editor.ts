/** CodeMirror on one source file. What is typed goes to the server as edits; what others change is taken in under the caret. */
import { defaultKeymap } from '@codemirror/commands';
import { markdownLanguage } from '@codemirror/lang-markdown';
import { yamlLanguage } from '@codemirror/lang-yaml';
import { bracketMatching, defaultHighlightStyle, syntaxHighlighting } from '@codemirror/language';
import { Annotation, EditorState } from '@codemirror/state';
import { drawSelection, EditorView, highlightActiveLine, keymap, lineNumbers } from '@codemirror/view';
import type { Act, ActAnswer, Edit, FileChange } from '../protocol.ts';
import { routes } from '../routes.ts';
import type { Session } from './session.ts';

export interface SourceEditorOptions {
  readonly file: string;
  readonly editable: boolean;
  readonly session: Session;
  act(act: Act, group: string): Promise<ActAnswer>;
  onChange(follow: (changes: readonly FileChange[]) => void): () => void;
  onCaret(at: { readonly from: number; readonly to: number }): void;
  onFocus(has: boolean): void;
}

export interface SourceEditor {
  show(at: { readonly from: number; readonly to: number }): void;
  close(): void;
}

/** ms without a key after which what was typed is sent. */
const pause = 150;
/** ms without a key after which the next one begins an undo step of its own. */
const rest = 700;

/** On transactions that bring what the file already holds. */
const foreign = Annotation.define<true>();

/** The one edit that leads from a text to another. */
function leastEdit(before: string, after: string): Edit | undefined {
  if (before === after) return undefined;
  const most = Math.min(before.length, after.length);
  let start = 0;
  while (start < most && before[start] === after[start]) start += 1;
  let end = 0;
  while (end < most - start && before.at(-1 - end) === after.at(-1 - end)) end += 1;
  return [start, before.length - end, after.slice(start, after.length - end)];
}

export async function openSourceEditor(parent: HTMLElement, options: SourceEditorOptions): Promise<SourceEditor> {
  const { file, session } = options;
  const load = async (): Promise<{ text: string; hash: string }> => {
    const answer = await session.read(`${routes.source}?file=${encodeURIComponent(file)}`);
    return answer.ok ? ((await answer.json()) as { text: string; hash: string }) : { text: '', hash: '' };
  };
  let known = await load();
  let sending = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let group = 0;
  let lastKey = 0;

  const nonce = document.querySelector<HTMLMetaElement>('meta[name=nonce]')!.content;
  const view = new EditorView({
    parent,
    state: EditorState.create({
      doc: known.text,
      extensions: [
        EditorView.cspNonce.of(nonce),
        EditorState.lineSeparator.of('\n'),
        EditorState.readOnly.of(!options.editable),
        lineNumbers(),
        drawSelection(),
        highlightActiveLine(),
        bracketMatching(),
        syntaxHighlighting(defaultHighlightStyle),
        file.endsWith('.md') ? markdownLanguage : yamlLanguage,
        EditorView.lineWrapping,
        EditorView.contentAttributes.of({ 'aria-label': file }),
        // Undo is the edition's, with one history for all files and the page.
        keymap.of(defaultKeymap),
        EditorView.updateListener.of((update) => {
          if (update.focusChanged) options.onFocus(view.hasFocus);
          if (update.docChanged && !update.transactions.some((one) => one.annotation(foreign))) typed();
          else if (update.selectionSet && view.hasFocus) caret();
        }),
      ],
    }),
  });

  const caret = (): void => {
    const { from, to } = view.state.selection.main;
    options.onCaret({ from, to });
  };

  const typed = (): void => {
    if (performance.now() - lastKey > rest) group += 1;
    lastKey = performance.now();
    clearTimeout(timer);
    timer = setTimeout(() => void send(), pause);
  };

  /** Takes in what the server has, under what was typed since `sent`. */
  const take = (now: { text: string; hash: string }, sent: string): void => {
    const theirs = leastEdit(sent, now.text);
    const mine = leastEdit(sent, view.state.doc.toString());
    known = now;
    if (!theirs) return;
    const clear = !mine || mine[1] <= theirs[0] || theirs[1] <= mine[0];
    const shift = mine && mine[1] <= theirs[0] ? mine[2].length - (mine[1] - mine[0]) : 0;
    const changes = clear
      ? { from: theirs[0] + shift, to: theirs[1] + shift, insert: theirs[2] }
      : { from: 0, to: view.state.doc.length, insert: now.text };
    view.dispatch({ changes, annotations: foreign.of(true) });
  };

  const send = async (): Promise<void> => {
    if (sending) return;
    const text = view.state.doc.toString();
    const edit = leastEdit(known.text, text);
    if (!edit) return;
    sending = true;
    try {
      const patches = [{ file, base: known.hash, edits: [[...edit] as [number, number, string]] }];
      const answer = await options.act({ act: 'edit', patches }, `source-${session.client}-${group}`);
      const change = answer.changes.find((one) => one.file === file);
      const now = await load();
      // What was sent stands in the file unless it was refused or merged.
      take(now, change ? text : known.text);
    } finally {
      sending = false;
    }
    if (view.state.doc.toString() !== known.text) typed();
  };

  const stop = options.onChange((changes) => {
    const change = changes.findLast((one) => one.file === file);
    if (!change || change.hash === known.hash || sending) return;
    const before = known.text;
    void load().then((now) => {
      if (!sending && known.text === before) take(now, before);
    });
  });

  return {
    show({ from, to }) {
      const end = view.state.doc.length;
      const anchor = Math.min(from, end);
      view.dispatch({
        selection: { anchor, head: Math.min(to, end) },
        effects: EditorView.scrollIntoView(anchor, { y: 'center' }),
        annotations: foreign.of(true),
      });
    },
    close() {
      clearTimeout(timer);
      void send();
      stop();
      options.onFocus(false);
      view.destroy();
    },
  };
}
