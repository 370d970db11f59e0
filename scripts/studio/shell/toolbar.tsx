/** What stands above the page: undo, marks for words, zoom, what is shown over the page, and the panels. */
import type { Overlay } from '../page-protocol.ts';
import type { Word } from '../words.ts';
import { Button } from './button.tsx';
import { startFit } from './fit-preview.tsx';
import type { IconName } from './icons.tsx';
import {
  clashes,
  desk,
  edition,
  findings,
  history,
  language,
  mayEdit,
  overlays,
  type Panel,
  page,
  panel,
  say,
  spread,
  step,
  view,
  waiting,
  zoom,
} from './window-state.ts';
import { zoomBy, zoomTo } from './zoom.ts';

const shown: readonly (readonly [Overlay, Word])[] = [
  ['grid', 'grid'],
  ['frames', 'frames'],
  ['counts', 'counts'],
  ['findings', 'findings'],
  ['heat', 'heat'],
];

const panels: readonly (readonly [Panel, Word, IconName, string])[] = [
  ['findings', 'findings', 'findings', 'Control+Shift+E'],
  ['source', 'source', 'source', 'Control+Shift+S'],
  ['find', 'find', 'find', 'Control+F'],
  ['diff', 'diff', 'diff', 'Control+Shift+D'],
  ['advertisements', 'advertisements', 'advertisement', 'Control+Shift+A'],
  ['output', 'outputs', 'output', 'Control+Shift+O'],
];

export const togglePanel = (name: Panel): void => {
  panel.value = panel.value === name ? undefined : name;
};

const marks = [
  ['strong', 'bold', 'bold', 'Control+B'],
  ['emphasis', 'emphasis', 'emphasis', 'Control+I'],
  ['section-head', 'sectionHead', 'head', 'Control+Alt+2'],
  ['break-mark', 'breakMark', 'breakMark', 'Control+Shift+Enter'],
] as const;

function Saving() {
  const rights = edition.value?.rights;
  const word = rights === 'read' ? 'readOnly' : waiting.value > 0 ? 'saving' : 'saved';
  return <span class={`saving ${word}`}>{say(word)}</span>;
}

export function Toolbar() {
  const errors = findings.value.filter(({ severity }) => severity === 'error').length;
  return (
    <header class="toolbar">
      <h1>
        {edition.value?.newspaper} <small>{edition.value?.date}</small>
        {page.value && (
          <b>
            {page.value.label} {page.value.name}
          </b>
        )}
      </h1>
      <Saving />
      <span class="group">
        <Button
          name={say('undo')}
          icon="undo"
          keys="Control+Z"
          disabled={!history.value.undo}
          onPress={() => step('undo')}
        />
        <Button
          name={say('redo')}
          icon="redo"
          keys="Control+Shift+Z"
          disabled={!history.value.redo}
          onPress={() => step('redo')}
        />
      </span>
      <span class="group">
        {marks.map(([command, word, icon, keys]) => (
          <Button
            key={command}
            name={say(word)}
            icon={icon}
            keys={keys}
            disabled={!mayEdit.value}
            onPress={() => view.value?.command(command)}
          />
        ))}
      </span>
      <span class="group">
        <Button name={say('zoomOut')} icon="smaller" keys="Control+-" onPress={() => zoomBy(1 / 1.25)} />
        <output class="zoom">{Math.round(zoom.value * 100)}%</output>
        <Button name={say('zoomIn')} icon="larger" keys="Control+=" onPress={() => zoomBy(1.25)} />
        <Button name={say('whole')} icon="whole" keys="Control+0" onPress={() => zoomTo('whole')} />
        <Button name={say('width')} icon="width" keys="Control+9" onPress={() => zoomTo('width')} />
        <Button
          name={say('spread')}
          icon="spread"
          pressed={spread.value}
          onPress={() => {
            spread.value = !spread.value;
          }}
        />
      </span>
      <fieldset class="group" aria-label={say('overlays')}>
        {shown.map(([overlay, word]) => (
          <Button
            key={overlay}
            name={say(word)}
            pressed={overlays.value.includes(overlay)}
            onPress={() => {
              const without = overlays.value.filter((one) => one !== overlay);
              overlays.value = without.length < overlays.value.length ? without : [...without, overlay];
            }}
          >
            {say(word)}
          </Button>
        ))}
        <Button name={say('fit')} icon="fit" disabled={!mayEdit.value} onPress={startFit}>
          {say('fit')}
        </Button>
      </fieldset>
      <span class="group end">
        {panels.map(([name, word, icon, keys]) => (
          <Button
            key={name}
            name={say(word)}
            icon={icon}
            keys={keys}
            pressed={panel.value === name}
            onPress={() => togglePanel(name)}
          >
            {name === 'findings' && errors > 0 && <i class="badge">{errors}</i>}
          </Button>
        ))}
        {clashes.value.length > 0 && (
          <Button
            name={say('clashes')}
            icon="clashes"
            pressed={panel.value === 'clashes'}
            onPress={() => togglePanel('clashes')}
          >
            <i class="badge">{clashes.value.length}</i>
          </Button>
        )}
        <Button
          name={say(desk.value === 'dark' ? 'light' : 'dark')}
          icon={desk.value === 'dark' ? 'light' : 'dark'}
          onPress={() => {
            desk.value = desk.value === 'dark' ? 'light' : 'dark';
          }}
        />
        <Button
          name={say('language')}
          onPress={() => {
            language.value = language.value === 'en' ? 'zh' : 'en';
          }}
        >
          <span lang={language.value === 'en' ? 'zh-CN' : 'en'}>{say('language')}</span>
        </Button>
      </span>
    </header>
  );
}
