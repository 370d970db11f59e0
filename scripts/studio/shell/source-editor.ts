/** CodeMirror on one source file. What is typed goes to the server as edits; what others change is taken in under the caret. */

import { defaultKeymap } from '@codemirror/commands';
import { markdownLanguage } from '@codemirror/lang-markdown';
import { yamlFrontmatter, yamlLanguage } from '@codemirror/lang-yaml';
import { bracketMatching, HighlightStyle, syntaxHighlighting } from '@codemirror/language';
import { Annotation, EditorState } from '@codemirror/state';
import { drawSelection, EditorView, highlightActiveLine, keymap, lineNumbers } from '@codemirror/view';
import { tags } from '@lezer/highlight';
import { leastEditBetween } from '../edits.ts';
import type { Act, ActAnswer, FileChange } from '../protocol.ts';
import { routes } from '../routes.ts';
import type { Session } from './session.ts';

export interface SourceEditorOptions {
  readonly file: string;
  readonly editable: boolean;
  readonly session: Session;
  act(act: Act, group: string): Promise<ActAnswer>;
  onAct(flush: () => Promise<void>): () => void;
  onChange(follow: (changes: readonly FileChange[]) => void): () => void;
  /** Resolves when the pages show the last act. */
  whenFollowed(): Promise<void>;
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

const appearance = EditorView.theme({
  '&': { height: '100%', color: 'var(--ink)' },
  '.cm-scroller': { fontFamily: 'var(--mono)', lineHeight: '1.6' },
  '.cm-content': { caretColor: 'var(--ink)' },
  '.cm-cursor': { borderLeftColor: 'var(--ink)' },
  '.cm-gutters': { background: 'none', color: 'var(--quiet)', border: 'none' },
  '.cm-activeLine, .cm-activeLineGutter': { background: 'color-mix(in srgb, var(--focus) 10%, transparent)' },
  '& .cm-selectionBackground, &.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground': {
    background: 'color-mix(in srgb, var(--focus) 30%, transparent)',
  },
});

const colours = HighlightStyle.define([
  { tag: [tags.heading, tags.strong], fontWeight: '700' },
  { tag: tags.emphasis, fontStyle: 'italic' },
  { tag: [tags.propertyName, tags.definition(tags.propertyName), tags.labelName], color: 'var(--focus)' },
  { tag: [tags.string, tags.link, tags.url], color: 'var(--green)' },
  { tag: [tags.meta, tags.comment, tags.processingInstruction, tags.punctuation], color: 'var(--quiet)' },
  { tag: [tags.keyword, tags.number, tags.bool], color: 'var(--amber)' },
]);

/** On transactions that bring what the file already holds. */
const foreign = Annotation.define<true>();

export async function openSourceEditor(parent: HTMLElement, options: SourceEditorOptions): Promise<SourceEditor> {
  const { file, session } = options;
  const load = async (): Promise<{ text: string; hash: string }> => {
    const answer = await session.read(`${routes.source}?file=${encodeURIComponent(file)}`);
    return answer.ok ? ((await answer.json()) as { text: string; hash: string }) : { text: '', hash: '' };
  };
  let known = await load();
  let sending: Promise<void> | undefined;
  /** Hash of a text that the file has come to and that was not looked at yet. */
  let heard: string | undefined;
  let following = false;
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
        appearance,
        highlightActiveLine(),
        bracketMatching(),
        syntaxHighlighting(colours),
        // The head of a story is YAML, not a rule and a heading.
        file.endsWith('.md') ? yamlFrontmatter({ content: markdownLanguage }) : yamlLanguage,
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

  /** Takes in what the server has under what was typed since `sent`; false where both are at one place. */
  const take = (now: { text: string; hash: string }, sent: string): boolean => {
    const theirs = leastEditBetween(sent, now.text);
    const mine = leastEditBetween(sent, view.state.doc.toString());
    const before = !mine || theirs === undefined || theirs[1] <= mine[0];
    if (!before && mine[1] > theirs[0]) return false;
    known = now;
    if (!theirs) return true;
    const shift = before ? 0 : mine[2].length - (mine[1] - mine[0]);
    const changes = { from: theirs[0] + shift, to: theirs[1] + shift, insert: theirs[2] };
    view.dispatch({ changes, annotations: foreign.of(true) });
    return true;
  };

  const sendOnce = async (): Promise<void> => {
    const text = view.state.doc.toString();
    const edit = leastEditBetween(known.text, text);
    if (!edit) return;
    const patches = [{ file, base: known.hash, edits: [[...edit] as [number, number, string]] }];
    const answer = await options.act({ act: 'edit', patches }, `source-${session.client}-${group}`);
    void options.whenFollowed().then(() => view.hasFocus && caret());
    const change = answer.changes.find((one) => one.file === file);
    const now = await load();
    // What was sent stands in the file unless it was refused. Where it cannot be told from what was typed since, all of it
    // goes once more on the text before: the server merges it.
    if (!take(now, change || answer.ok ? text : known.text) && !answer.ok) take(now, view.state.doc.toString());
    if (view.state.doc.toString() !== known.text) typed();
  };

  const send = (): Promise<void> => {
    clearTimeout(timer);
    sending ??= sendOnce().finally(() => {
      sending = undefined;
    });
    return sending;
  };

  /** Takes in what the file has become, until nothing was heard of it after the last look. */
  const follow = async (): Promise<void> => {
    while (heard !== undefined) {
      await sending;
      if (heard === known.hash) heard = undefined;
      if (heard === undefined || sending) continue;
      heard = undefined;
      // What was typed goes first, on the text that it was typed in.
      if (view.state.doc.toString() !== known.text) {
        await send();
        continue;
      }
      const before = known;
      const now = await load();
      // Something was sent meanwhile, and looked for itself: maybe before this.
      if (sending || known !== before) heard ??= now.hash;
      else if (!take(now, before.text)) await send();
    }
  };

  const stops = [
    options.onAct(send),
    options.onChange((changes) => {
      const change = changes.findLast((one) => one.file === file);
      if (!change || change.hash === known.hash) return;
      heard = change.hash;
      if (following) return;
      following = true;
      void follow().finally(() => {
        following = false;
      });
    }),
  ];

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
      void send();
      for (const stop of stops) stop();
      options.onFocus(false);
      view.destroy();
    },
  };
}
