/** What fitting the page anew would change: shown on the page until it is kept or left. */
import { signal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import type { PageView } from '../page-protocol.ts';
import { act, say, shownPage, status, view } from './window-state.ts';

type Fitted = ReturnType<PageView['tryFit']>;

const tried = signal<{ readonly page: number; readonly changes: Fitted } | undefined>(undefined);

export function startFit(): void {
  const changes = view.value?.tryFit();
  if (!changes) return;
  if (Object.keys(changes).length === 0) {
    view.value?.dropFit();
    status.value = say('fitNone');
    return;
  }
  tried.value = { page: shownPage.value, changes };
}

async function keep({ page, changes }: { readonly page: number; readonly changes: Fitted }): Promise<void> {
  tried.value = undefined;
  const areas = Object.fromEntries(Object.entries(changes).map(([id, { to }]) => [id, to]));
  await act({ act: 'keep-fit', page, areas });
  view.value?.dropFit();
}

function leave(): void {
  tried.value = undefined;
  view.value?.dropFit();
}

export function FitPreview() {
  const now = tried.value;
  const first = useRef<HTMLButtonElement>(null);
  useEffect(() => first.current?.focus(), [now]);
  if (!now || now.page !== shownPage.value) return null;
  return (
    <section
      class="fit-preview"
      role="dialog"
      aria-label={say('fit')}
      onKeyDown={({ key }) => {
        if (key === 'Escape') leave();
      }}
    >
      <p>{say('fitHint')}</p>
      <ul>
        {Object.entries(now.changes).map(([id, { from, to }]) => (
          <li key={id}>
            <b>{id}</b> {from.rows.from}–{from.rows.to} → {to.rows.from}–{to.rows.to}
          </li>
        ))}
      </ul>
      <button ref={first} type="button" class="main" onClick={() => void keep(now)}>
        {say('keepFit')}
      </button>
      <button type="button" onClick={leave}>
        {say('dropFit')}
      </button>
    </section>
  );
}
