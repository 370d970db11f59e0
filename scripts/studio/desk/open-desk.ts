/** The edition on the desk, and the acts of those who work on it. */
import { basename } from 'node:path';
import type { EditionFacts, HouseStyle } from '../../copy/index.ts';
import { type Checked, type Diagnostic, diagnostic } from '../../core/diagnostic.ts';
import { type AdvertisementFile, listAdvertisementFiles, listAssets } from '../../edition/index.ts';
import type { Edition, PhotoFacts } from '../../edition/model.ts';
import { openEdition, openHouse } from '../../stages.ts';
import type { Act, ActAnswer, ActRequest, EditionState, Finding, Presence } from '../protocol.ts';
import { carryOut } from './carry-out.ts';
import { type CopyFinding, makeCopyDesk } from './copy-findings.ts';
import { editionState } from './edition-state.ts';
import { makeTurns } from './in-turn.ts';
import { type OpenOptions, type OpenTexts, openTexts } from './open-texts.ts';
import type { Planned } from './plan-act.ts';
import { findInCopy, type Hit, replaceInCopy } from './search.ts';
import { findingOf } from './tell.ts';
import { diffTexts } from './unified-diff.ts';
import { makeUploads, type Upload } from './uploads.ts';

export interface Desk extends AsyncDisposable {
  readonly texts: OpenTexts;
  readonly rights: 'edit' | 'read';
  /** The edition as its texts now say; as it was last sound where they have faults; undefined before it ever was. */
  edition(): Promise<Edition | undefined>;
  state(): Promise<EditionState>;
  act(request: ActRequest): Promise<ActAnswer>;
  find(find: string, exactCase: boolean): Promise<readonly Hit[]>;
  /** A photo that a story may take; faults are those of the picture. */
  upload(bytes: Buffer, name: string): Promise<Checked<Upload>>;
  /** What has changed since the studio was opened. */
  diff(): string;
  /** What the layout rules find on a page, until they find something else. */
  tellLayout(page: number, found: readonly Diagnostic[]): void;
  /** Who is there, and where. */
  present(one: Presence): void;
  leave(client: string): void;
}

const readPdf = async () => (await import('../../pdf/index.ts')).lookIntoPdf;

/** Rest after the last change before everybody is told how the edition stands, ms. */
const REST = 250;

/** Faults: an edition file that is no text, another studio that has the edition open. */
export async function openDesk(folder: string, options: OpenOptions = {}): Promise<Checked<Desk>> {
  const { value: texts, diagnostics } = await openTexts(folder, options);
  return texts ? { value: deskOf(texts, options), diagnostics } : { diagnostics };
}

function deskOf(texts: OpenTexts, options: OpenOptions): Desk {
  const rights = options.readOnly ? 'read' : 'edit';
  const facts = new Map<string, PhotoFacts>();
  const clients = new Map<string, Presence>();
  const answers = new Map<string, { readonly asked: string; readonly answer: Promise<ActAnswer> }>();
  const inTurn = makeTurns();
  let loaded: { readonly version: number; readonly done: Promise<void> } | undefined;
  let sound: Edition | undefined;
  let faults: readonly Diagnostic[] = [];
  let materialVersion = 0;
  let houseOf: { readonly path: string; readonly style: Promise<HouseStyle | undefined> } | undefined;

  const load = async (): Promise<void> => {
    const held = new Map([...texts.held.values()].map(({ file, text }) => [file, text]));
    const { value, diagnostics } = await openEdition(texts.root, { open: { texts: held, facts } });
    sound = value ?? sound;
    faults = diagnostics;
  };
  const edition = async (): Promise<Edition | undefined> => {
    const version = texts.version() + materialVersion;
    if (loaded?.version !== version) loaded = { version, done: load() };
    await loaded.done;
    return sound;
  };
  const uploads = makeUploads(texts.root);
  const knownFiles = new Map<string, AdvertisementFile>();
  const copyDesk = makeCopyDesk();
  const layoutFindings = new Map<number, readonly Finding[]>();
  const aboutCopy = async (): Promise<{ readonly facts: EditionFacts; readonly house: HouseStyle | undefined }> => {
    const present = await edition();
    if (present && houseOf?.path !== (present.house ?? '')) {
      houseOf = { path: present.house ?? '', style: openHouse(present).then(({ value }) => value) };
    }
    return {
      facts: { language: present?.language ?? 'zh-CN', ...(present && { date: present.date }) },
      house: await houseOf?.style,
    };
  };
  const copyFindings = async (): Promise<readonly CopyFinding[]> => {
    const { facts: about, house } = await aboutCopy();
    return house ? copyDesk.check(texts.held.values(), about, house) : [];
  };
  const findings = async (): Promise<readonly Finding[]> => {
    await edition();
    const own = faults.map((one) => findingOf(one, texts.textOf));
    const copy = (await copyFindings()).map(({ finding }) => finding);
    return [...own, ...copy, ...[...layoutFindings.values()].flat()];
  };
  const plan = (act: Act): Promise<Checked<Planned>> | undefined => {
    if (act.act === 'mend') return planMend(act.finding);
    if (act.act === 'replace') return planReplace(act);
    if (act.act === 'adopt') return planAdopt(act);
    return undefined;
  };
  const planMend = async (id: string): Promise<Checked<Planned>> => {
    const known = (await copyFindings()).find(({ finding }) => finding.id === id);
    if (!known?.edit || !known.finding.at) return { diagnostics: [diagnostic('studio/no-finding')] };
    return { value: new Map([[known.finding.at.file, [known.edit]]]), diagnostics: [] };
  };
  const planAdopt = async (act: Extract<Act, { act: 'adopt' }>): Promise<Checked<Planned>> => {
    const present = await edition();
    if (!present) return { diagnostics: [diagnostic('studio/unsound')] };
    return uploads.adopt(act, { edition: present, textOf: texts.textOf });
  };
  const planReplace = async (act: Extract<Act, { act: 'replace' }>): Promise<Checked<Planned>> => {
    const { facts: about } = await aboutCopy();
    const { planned, refused } = replaceInCopy(texts.held.values(), about, act);
    return { value: planned, diagnostics: refused.map((file) => diagnostic('studio/not-replaced', { file })) };
  };
  const state = async (): Promise<EditionState> => {
    const present = await edition();
    return editionState(present, {
      id: basename(texts.root),
      rights,
      held: [...texts.held.values()],
      findings: await findings(),
      clashes: texts.clashes(),
      history: texts.history(),
      clients: [...clients.values()],
      advertisementFiles: await listAdvertisementFiles({ root: texts.root, readPdf, known: knownFiles }),
      templates: (await listAssets({ packageFolder: present?.package })).templates,
    });
  };

  let resting: NodeJS.Timeout | undefined;
  let told = '';
  const tellEdition = async (): Promise<void> => {
    const next = await state();
    texts.tell({ event: 'findings', findings: next.findings });
    const shape = JSON.stringify([
      next.pages,
      next.templates,
      next.tray,
      next.advertisements,
      next.files.map(({ file }) => file),
      next.newspaper,
      next.date,
    ]);
    if (shape !== told) texts.tell({ event: 'edition', state: next });
    told = shape;
  };
  const soon = (): void => {
    clearTimeout(resting);
    resting = setTimeout(() => void tellEdition().catch(() => undefined), REST);
  };
  texts.hear((one) => {
    if (one.event !== 'changed') return;
    // A choice may be undone before it is told: whoever made it has to hear that all is as it was.
    if (one.changes.some(({ file }) => /\.ya?ml$/.test(file))) told = '';
    soon();
  });
  texts.onMaterial(() => {
    materialVersion += 1;
    soon();
  });
  const tellClients = (): void => texts.tell({ event: 'presence', clients: [...clients.values()] });

  return {
    texts,
    rights,
    edition,
    state,
    act(request) {
      // An answer may be lost on its way: the same act asked for again is not done again.
      const asked = JSON.stringify(request);
      const last = answers.get(request.client);
      if (last?.asked === asked) return last.answer;
      const answer =
        rights === 'edit'
          ? inTurn(() => carryOut({ texts, edition, plan }, request))
          : Promise.resolve({
              ok: false,
              changes: [],
              findings: [findingOf(diagnostic('studio/read-only'), texts.textOf)],
              history: texts.history(),
            });
      answers.set(request.client, { asked, answer });
      return answer;
    },
    async find(find, exactCase) {
      const { facts: about } = await aboutCopy();
      return findInCopy(texts.held.values(), about, { find, exactCase });
    },
    upload: (bytes, name) => uploads.take(bytes, name),
    diff: () =>
      [...texts.held.values()].map(({ file, text }) => diffTexts(file, texts.opened.get(file) ?? '', text)).join(''),
    tellLayout(page, found) {
      const told = found.map((one) => findingOf(one, texts.textOf));
      layoutFindings.set(page, told);
      texts.tell({ event: 'findings', page, findings: told });
    },
    present(one) {
      clients.set(one.client, one);
      tellClients();
    },
    leave(client) {
      answers.delete(client);
      if (clients.delete(client)) tellClients();
    },
    async [Symbol.asyncDispose]() {
      clearTimeout(resting);
      texts.tell({ event: 'closing' });
      await texts[Symbol.asyncDispose]();
    },
  };
}
