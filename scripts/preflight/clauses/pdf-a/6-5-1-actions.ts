import { dictAt, key, nameAt, PDFDict, PDFStream } from '../../../pdf/index.ts';
import { breach, type Clause, type ClauseSubject } from '../clause.ts';

const allowed = new Set(['GoTo', 'GoToR', 'GoToE', 'Thread', 'URI', 'Named', 'SubmitForm']);
const named = new Set(['NextPage', 'PrevPage', 'FirstPage', 'LastPage']);

/** Actions by where they stand: links, bookmarks, the document's own. `Next` leads on. */
function actionsOf({ objects, catalog }: ClauseSubject): readonly PDFDict[] {
  const found = new Set<PDFDict>();
  const take = (action: PDFDict | undefined): void => {
    for (let at = action; at && !found.has(at) && at.has(key('S')); at = dictAt(at, 'Next')) found.add(at);
  };
  take(dictAt(catalog, 'OpenAction'));
  for (const [, object] of objects) {
    const dict = object instanceof PDFStream ? object.dict : object;
    if (!(dict instanceof PDFDict)) continue;
    if (dict.has(key('Rect')) || dict.has(key('Title'))) take(dictAt(dict, 'A'));
    const more = dictAt(dict, 'AA');
    for (const name of more?.keys() ?? []) take(dictAt(more, name.decodeText()));
    if (nameAt(dict, 'Type') === 'Action' || nameAt(dict, 'S') === 'JavaScript') take(dict);
    // Annotations may stand in the page itself.
    const held = dict.get(key('Annots'));
    if (held && 'asArray' in held)
      for (const one of (held as { asArray(): unknown[] }).asArray())
        if (one instanceof PDFDict) take(dictAt(one, 'A'));
  }
  return [...found];
}

export const actions: Clause = {
  id: 'pdfa.6-5-1',
  tests: ['6.5.1-1', '6.5.1-2'],
  description: {
    en: 'actions that run programs, scripts, sounds or films, or change what is seen',
    zh: '运行程序、脚本、声音、影片或改变显示的动作',
  },
  find: (subject) =>
    actionsOf(subject).flatMap((action) => {
      const kind = nameAt(action, 'S') ?? '–';
      if (!allowed.has(kind)) return [breach('6.5.1-1', `/${kind}`)];
      const name = nameAt(action, 'N') ?? '–';
      return kind === 'Named' && !named.has(name) ? [breach('6.5.1-2', `/Named /${name}`)] : [];
    }),
};
