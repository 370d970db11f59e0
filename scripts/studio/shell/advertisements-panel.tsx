/** Advertisements: the edition's files for them with their sizes, whose each is, and where it stands. */
import type { AdvertisementState } from '../protocol.ts';
import { act, edition, mayEdit, page, say, sayBoth, selection, shownPage, view } from './window-state.ts';

type Placed = AdvertisementState['placed'][number];

const nameOf = (file: string): string => file.slice(file.lastIndexOf('/') + 1);

const sizeOf = ({ size }: AdvertisementState): string =>
  size ? `${size.width.toFixed(1)} × ${size.height.toFixed(1)} mm` : say('unsized');

const set = (at: Placed, key: 'client' | 'file', value: string) =>
  void act({ act: 'set', file: at.pageFile, path: ['place', at.block, key], value });

function Client({ value, onName }: { readonly value: string; readonly onName: (name: string) => void }) {
  return (
    <label>
      {say('client')}
      <input
        maxLength={80}
        disabled={!mayEdit.value}
        value={value}
        // What was undone before the window heard of it changes nothing that would be drawn anew.
        ref={(one) => {
          if (one && document.activeElement !== one) one.value = value;
        }}
        onChange={({ currentTarget }) => {
          const name = currentTarget.value.trim();
          if (name !== '' && name !== value) onName(name);
          else currentTarget.value = value;
        }}
      />
    </label>
  );
}

/** One that stands on a page: another file, another name, or off the page. */
function Standing({ file, at }: { readonly file: string; readonly at: Placed }) {
  const label = edition.value?.pages.find(({ number }) => number === at.page)?.label;
  const held = selection.value?.block === at.block && shownPage.value === at.page;
  return (
    <div class="standing" aria-current={held ? 'true' : undefined}>
      <button
        type="button"
        onClick={() => {
          if (shownPage.value === at.page) view.value?.pick(at.block);
          else shownPage.value = at.page;
        }}
      >
        <b>{label}</b> {at.block}
      </button>
      <Client value={at.client} onName={(name) => set(at, 'client', name)} />
      <label>
        {say('file')}
        <select
          disabled={!mayEdit.value}
          value={file}
          ref={(one) => {
            if (one) one.value = file;
          }}
          onChange={({ currentTarget }) => set(at, 'file', currentTarget.value)}
        >
          {edition.value?.advertisements.map((one) => (
            <option key={one.file} value={one.file}>
              {`${nameOf(one.file)} ${sizeOf(one)}`}
            </option>
          ))}
        </select>
      </label>
      <button
        type="button"
        class="main"
        disabled={!mayEdit.value}
        onClick={() => void act({ act: 'take-off', page: at.page, block: at.block })}
      >
        {say('takeOff')}
      </button>
    </div>
  );
}

/** One that stands nowhere: it is put on the page that is shown, once it is said whose it is. */
function Waiting({ one }: { readonly one: AdvertisementState }) {
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        const client = String(new FormData(event.currentTarget).get('client')).trim();
        const { file, size } = one;
        if (client !== '')
          view.value?.offer({ kind: 'advertisement', id: file, label: nameOf(file), client, ...(size && { size }) });
      }}
    >
      <label>
        {say('client')}
        <input name="client" required maxLength={80} disabled={!mayEdit.value} />
      </label>
      <button type="submit" class="main" disabled={!mayEdit.value || !page.value || one.fault !== undefined}>
        {say('placeIt')}
      </button>
    </form>
  );
}

export function AdvertisementsPanel() {
  const all = edition.value?.advertisements ?? [];
  if (all.length === 0) return <p class="none">{say('advertisementsNone')}</p>;
  return (
    <ul class="advertisements">
      {all.map((one) => (
        <li key={one.file}>
          <code>{one.file}</code> <small>{sizeOf(one)}</small>
          {one.fault && <p class="error">{sayBoth(one.fault)}</p>}
          {one.placed.map((at) => (
            <Standing key={`${at.page} ${at.block}`} file={one.file} at={at} />
          ))}
          {one.placed.length === 0 && <Waiting one={one} />}
        </li>
      ))}
    </ul>
  );
}
