/** What is wrong, by severity: a click goes to the place, a button mends what has one right answer. */
import type { Finding } from '../protocol.ts';
import { openInSource } from './source-link.ts';
import { act, findings, mayEdit, panel, say, sayBoth, shownPage, whenOpen } from './window-state.ts';

const order = ['error', 'warning', 'info'] as const;

/** Turns to the page first, where the place is on another; what the page does not show is opened in the source. */
export async function goTo({ at, onPage }: Pick<Finding, 'at' | 'onPage'>): Promise<void> {
  if (onPage) shownPage.value = onPage.page;
  if (at) openInSource(at);
  const shown = await whenOpen(shownPage.value);
  if (at && shown.select(at, { focus: true })) return;
  if (onPage?.block && shown.pick(onPage.block)) return;
  if (at) panel.value = 'source';
}

function Row({ one }: { readonly one: Finding }) {
  return (
    <li class={one.severity}>
      <button type="button" class="place" onClick={() => void goTo(one)}>
        <i class="mark" role="img" aria-label={say(one.severity)} />
        <span>{sayBoth(one.message)}</span>
        {one.hint && <small>{sayBoth(one.hint)}</small>}
        <code>
          {one.at ? `${one.at.file}:${one.at.line}:${one.at.column}` : (one.onPage?.block ?? '')} · {one.code}
        </code>
      </button>
      {one.fix && mayEdit.value && (
        <button type="button" class="fix" onClick={() => void act({ act: 'mend', finding: one.id })}>
          {say('mend')} <del>{one.fix.before}</del> → <ins>{one.fix.after}</ins>
        </button>
      )}
    </li>
  );
}

export function FindingsPanel() {
  const here = findings.value.filter(({ onPage }) => !onPage || onPage.page === shownPage.value);
  const sorted = order.flatMap((severity) => here.filter((one) => one.severity === severity));
  if (sorted.length === 0) return <p class="none">{say('findingsNone')}</p>;
  return (
    <ul class="findings">
      {sorted.map((one) => (
        <Row key={one.id} one={one} />
      ))}
    </ul>
  );
}
