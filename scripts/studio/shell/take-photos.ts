/** Photos from the desktop: uploaded, given to the story that is being worked on, and offered to the page. */
import { effect } from '@preact/signals';
import { act, edition, page, sayBoth, selection, session, status, view } from './window-state.ts';

interface Uploaded {
  readonly upload: string;
  readonly name: string;
}

/** The story of the block that has the focus, or the first of the page. */
function storyAtHand(): string | undefined {
  const file = selection.value?.at.file ?? '';
  const named = /^stories\/(.+)\.md$/.exec(file)?.[1];
  return named ?? page.value?.stories[0];
}

export async function takePhotos(files: readonly File[]): Promise<void> {
  const story = storyAtHand();
  if (!story) return;
  for (const file of files) {
    const before = new Set(edition.value?.tray.map(({ id }) => id));
    const answer = await session.value!.upload(file, file.name);
    if (!answer.ok) {
      status.value = await refusalOf(answer);
      continue;
    }
    const { upload, name } = (await answer.json()) as Uploaded;
    const adopted = await act({ act: 'adopt', story, upload, alt: name.replace(/\.[^.]*$/, '') });
    if (!adopted?.ok) continue;
    offerWhenThere(before);
  }
}

/** The tray hears of a new photo with the edition's next state. */
function offerWhenThere(before: ReadonlySet<string>): void {
  const stop = effect(() => {
    const fresh = edition.value?.tray.find(({ id, kind }) => kind === 'photo' && !before.has(id));
    if (!fresh) return;
    queueMicrotask(() => {
      stop();
      view.value?.offer(fresh);
    });
  });
  setTimeout(stop, 10_000);
}

async function refusalOf(answer: Response): Promise<string> {
  try {
    const { findings } = (await answer.json()) as { findings?: readonly { message: { en: string; zh: string } }[] };
    return findings?.[0] ? sayBoth(findings[0].message) : String(answer.status);
  } catch {
    return String(answer.status);
  }
}

/** Whatever is dropped on the window, or on a page in it, is a photo for the page, never a new address for the tab. */
export function acceptDrops(target: Window): void {
  target.addEventListener('dragover', (event) => event.preventDefault());
  target.addEventListener('drop', (event) => {
    event.preventDefault();
    const files = [...(event.dataTransfer?.files ?? [])].filter(({ type }) => type.startsWith('image/'));
    if (files.length > 0) void takePhotos(files);
  });
}
