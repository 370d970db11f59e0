/** The files' own text beside the page, in step with it both ways. The editor is loaded when it is first opened. */
import { useEffect, useRef } from 'preact/hooks';
import type { SourceEditor } from './source-editor.ts';
import { leadFromSource, sourceFile, sourcePlace } from './source-link.ts';
import { actIn, edition, mayEdit, onAct, onChange, page, session, view, whenFollowed } from './window-state.ts';

export function SourcePane() {
  const host = useRef<HTMLDivElement>(null);
  const editor = useRef<SourceEditor | undefined>(undefined);
  const file = sourceFile.value ?? page.value?.file ?? edition.value?.files[0]?.file;
  useEffect(() => {
    if (!file || !host.current) return;
    let left = false;
    const opening = import('./source-editor.ts').then(({ openSourceEditor }) =>
      openSourceEditor(host.current!, {
        file,
        editable: mayEdit.value,
        session: session.value!,
        act: async (act, group) => (await actIn(act, group))!,
        onAct,
        onChange,
        whenFollowed,
        onCaret: (at) => view.value?.select({ file, ...at }),
        onFocus: leadFromSource,
      }),
    );
    void opening.then((opened) => {
      if (left) return opened.close();
      editor.current = opened;
      if (sourcePlace.value?.file === file) opened.show(sourcePlace.value);
    });
    return () => {
      left = true;
      editor.current?.close();
      editor.current = undefined;
    };
  }, [file]);
  useEffect(() => {
    const at = sourcePlace.value;
    if (at && at.file === file) editor.current?.show(at);
  }, [sourcePlace.value]);
  return (
    <div class="source">
      <select
        aria-label="file"
        value={file}
        onChange={(event) => {
          sourceFile.value = event.currentTarget.value;
        }}
      >
        {edition.value?.files.map((one) => (
          <option key={one.file} value={one.file}>
            {one.file}
          </option>
        ))}
      </select>
      <div class="editor" ref={host} />
    </div>
  );
}
