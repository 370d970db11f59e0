/** Find and replace over all copy of the edition. */
import { signal } from '@preact/signals';
import type { SourceRange } from '../protocol.ts';
import { routes } from '../routes.ts';
import { goTo } from './findings-panel.tsx';
import { act, edition, filesOf, mayEdit, say, session } from './window-state.ts';

interface Hit extends SourceRange {
  readonly before: string;
  readonly text: string;
  readonly after: string;
}

const sought = signal('');
const by = signal('');
const cased = signal(false);
const hits = signal<readonly Hit[]>([]);
let asked = 0;

async function look(): Promise<void> {
  asked += 1;
  const number = asked;
  if (sought.value === '') {
    hits.value = [];
    return;
  }
  const query = new URLSearchParams({ find: sought.value, case: cased.value ? '1' : '' });
  const answer = await session.value!.read(`${routes.find}?${query}`);
  const found = answer.ok ? ((await answer.json()) as { hits: readonly Hit[] }).hits : [];
  // An answer to what is no longer asked is let go.
  if (number === asked) hits.value = found;
}

/** The page that the file is set on. */
const pageOf = (file: string): number | undefined =>
  edition.value?.pages.find((page) => file !== 'edition.yaml' && filesOf(page).has(file))?.number;

async function replaceAll(): Promise<void> {
  const files = [...new Set(hits.value.map(({ file }) => file))];
  await act({ act: 'replace', find: sought.value, by: by.value, files });
  await look();
}

export function FindPanel() {
  return (
    <div class="find">
      <label>
        {say('find')}
        <input
          id="find"
          type="search"
          value={sought.value}
          onInput={(event) => {
            sought.value = event.currentTarget.value;
            void look();
          }}
        />
      </label>
      <label class="check">
        <input
          type="checkbox"
          checked={cased.value}
          onChange={(event) => {
            cased.value = event.currentTarget.checked;
            void look();
          }}
        />
        {say('matchCase')}
      </label>
      {mayEdit.value && (
        <label>
          {say('by')}
          <input
            value={by.value}
            onInput={(event) => {
              by.value = event.currentTarget.value;
            }}
          />
        </label>
      )}
      {mayEdit.value && (
        <button type="button" class="main" disabled={hits.value.length === 0} onClick={() => void replaceAll()}>
          {say('replaceAll')} ({hits.value.length})
        </button>
      )}
      <ol class="hits">
        {hits.value.map((hit) => (
          <li key={`${hit.file} ${hit.from}`}>
            <button
              type="button"
              onClick={() => {
                const page = pageOf(hit.file);
                void goTo({ at: { ...hit, line: 0, column: 0 }, ...(page !== undefined && { onPage: { page } }) });
              }}
            >
              {hit.before}
              <mark>{hit.text}</mark>
              {hit.after}
              <code>{hit.file}</code>
            </button>
          </li>
        ))}
      </ol>
    </div>
  );
}
