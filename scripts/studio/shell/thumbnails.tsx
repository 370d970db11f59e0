/** The edition's pages, and what stands on none of them. */
import { useRef } from 'preact/hooks';
import type { PageSummary, TrayItem } from '../protocol.ts';
import { Icon } from './icons.tsx';
import { takePhotos } from './take-photos.ts';
import { thumbnailOf } from './thumbnail-turns.ts';
import { act, clients, edition, findings, mayEdit, page, say, session, shownPage, view } from './window-state.ts';

function Thumbnail({ number, label, name, width, height }: PageSummary) {
  const errors = findings.value.filter(
    ({ severity, onPage }) => severity === 'error' && onPage?.page === number,
  ).length;
  const others = clients.value.filter((one) => one.page === number && one.client !== session.value?.client).length;
  return (
    <li>
      <button
        type="button"
        aria-current={shownPage.value === number ? 'page' : undefined}
        onClick={() => {
          shownPage.value = number;
        }}
      >
        <img
          alt=""
          src={thumbnailOf(number)}
          data-page={number}
          loading="lazy"
          // Those of double width; all others have the shape that their style gives them.
          style={width > height ? { aspectRatio: `${width} / ${height}` } : undefined}
        />
        <span>
          <b>{label}</b> {name}
          {errors > 0 && <i class="badge">{errors}</i>}
          {others > 0 && <i class="others">{others}</i>}
        </span>
      </button>
    </li>
  );
}

function Item({ item }: { readonly item: TrayItem }) {
  return (
    <li>
      <button
        type="button"
        class={`item ${item.kind}`}
        disabled={!mayEdit.value}
        title={item.label}
        onClick={() => view.value?.offer(item)}
      >
        {item.preview ? <img alt="" src={item.preview} loading="lazy" /> : <b class="kind">{item.kind}</b>}
        <span>{item.label}</span>
      </button>
    </li>
  );
}

/** The other templates that the page may be set by. */
function Variant() {
  const templates = edition.value?.templates ?? [];
  const now = page.value;
  if (!now || templates.length < 2) return null;
  return (
    <select
      aria-label={say('variant')}
      title={say('variant')}
      disabled={!mayEdit.value}
      value={now.template}
      // A choice that was undone before the window heard of it changes nothing that would be drawn anew.
      ref={(one) => {
        if (one) one.value = now.template;
      }}
      onChange={({ currentTarget }) => void act({ act: 'variant', page: now.number, template: currentTarget.value })}
    >
      {templates.map((template) => (
        <option key={template} value={template}>
          {template}
        </option>
      ))}
    </select>
  );
}

export function SideBar() {
  const input = useRef<HTMLInputElement>(null);
  const tray = edition.value?.tray ?? [];
  return (
    <nav class="side" aria-label={say('edition')}>
      <ol class="thumbnails">
        {edition.value?.pages.map((one) => (
          <Thumbnail key={one.number} {...one} />
        ))}
      </ol>
      <Variant />
      <h2>{say('tray')}</h2>
      {tray.length === 0 ? (
        <p class="none">{say('trayNone')}</p>
      ) : (
        <ul class="tray">
          {tray.map((item) => (
            <Item key={`${item.kind} ${item.id}`} item={item} />
          ))}
        </ul>
      )}
      {mayEdit.value && (
        <>
          <button type="button" class="upload" onClick={() => input.current?.click()}>
            <Icon name="photo" /> {say('upload')}
          </button>
          <input
            ref={input}
            type="file"
            accept="image/*"
            multiple
            hidden
            onChange={(event) => {
              void takePhotos([...(event.currentTarget.files ?? [])]);
              event.currentTarget.value = '';
            }}
          />
        </>
      )}
    </nav>
  );
}
