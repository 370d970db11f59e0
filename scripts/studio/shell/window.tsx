/** The window around the page. */
import { useEffect } from 'preact/hooks';
import type { Word } from '../words.ts';
import { AdvertisementsPanel } from './advertisements-panel.tsx';
import { BlockBar } from './block-bar.tsx';
import { Button } from './button.tsx';
import { FindPanel } from './find-panel.tsx';
import { FindingsPanel } from './findings-panel.tsx';
import { FitPreview } from './fit-preview.tsx';
import { Frames } from './frames.tsx';
import { Login } from './login.tsx';
import { ClashPanel, DiffPanel, OutputPanel } from './other-panels.tsx';
import { SourcePane } from './source-pane.tsx';
import { FootBar } from './story-bars.tsx';
import { SideBar } from './thumbnails.tsx';
import { Toolbar } from './toolbar.tsx';
import { desk, language, type Panel, panel, say, session } from './window-state.ts';

const panels: Readonly<Record<Panel, { readonly word: Word; readonly show: () => preact.JSX.Element }>> = {
  findings: { word: 'findings', show: FindingsPanel },
  source: { word: 'source', show: SourcePane },
  find: { word: 'find', show: FindPanel },
  diff: { word: 'diff', show: DiffPanel },
  clashes: { word: 'clashes', show: ClashPanel },
  output: { word: 'outputs', show: OutputPanel },
  advertisements: { word: 'advertisements', show: AdvertisementsPanel },
};

function SidePanel() {
  const open = panel.value;
  if (!open) return null;
  const { word, show: Shown } = panels[open];
  return (
    <aside class={`panel ${open}`} aria-label={say(word)} tabIndex={-1}>
      <h2>
        {say(word)}
        <Button
          name={say('close')}
          icon="close"
          quiet
          onPress={() => {
            panel.value = undefined;
          }}
        />
      </h2>
      <div class="body">
        <Shown />
      </div>
    </aside>
  );
}

export function Window() {
  useEffect(() => {
    document.documentElement.lang = language.value === 'zh' ? 'zh-CN' : 'en';
    document.documentElement.dataset['desk'] = desk.value;
  }, [language.value, desk.value]);
  if (!session.value) return <Login />;
  return (
    <div class="window">
      <Toolbar />
      <SideBar />
      <Frames />
      <SidePanel />
      <BlockBar />
      <FitPreview />
      <FootBar />
    </div>
  );
}
