/** METS 1.12.1 of an edition: what it is, what files it has and how they were made, its pages and its articles. */
import type { WrittenFile } from '../../core/whole-folder.ts';
import { pageLabel } from '../../edition/index.ts';
import type { ExportOptions } from '../export-page.ts';
import type { Issue } from '../issue/model.ts';
import { element, writeXml, type XmlElement } from '../xml.ts';
import { altoPath, articleDmd, articleId, type FileIds, logicalMap } from './logical-map.ts';
import { articleMods, issueMods, modsNamespace } from './mods.ts';
import { addressOf, type FileKind, type PackageFile, packageFiles } from './package-files.ts';

const namespaces = {
  'xmlns:mets': 'http://www.loc.gov/METS/',
  'xmlns:mods': modsNamespace,
  'xmlns:xlink': 'http://www.w3.org/1999/xlink',
  'xmlns:xsi': 'http://www.w3.org/2001/XMLSchema-instance',
  'xsi:schemaLocation': [
    'http://www.loc.gov/METS/ http://www.loc.gov/standards/mets/version1121/mets.xsd',
    `${modsNamespace} http://www.loc.gov/standards/mods/v3/mods-3-8.xsd`,
  ].join(' '),
};

export interface MetsOptions extends Pick<ExportOptions, 'pdfA' | 'eventTime' | 'software'> {
  /** PREMIS of the package, which lies beside METS. */
  readonly premis: WrittenFile;
}

/** @param written every other file of the payload but PREMIS */
export function metsXml(issue: Issue, written: readonly WrittenFile[], options: MetsOptions): string {
  const { software, eventTime } = options;
  const files = packageFiles(written, options.pdfA);
  const ids = new Map(files.map(({ path, id }) => [path, id]));
  const fileId: FileIds = (path) => {
    const id = ids.get(path);
    if (id === undefined) throw new Error(`the package has no file ${path}`);
    return id;
  };
  const label = `${issue.newspaper} ${issue.date}`;
  const root = element('mets:mets', { ...namespaces, OBJID: issue.id, LABEL: label, TYPE: 'Newspaper' }, [
    element('mets:metsHdr', { CREATEDATE: eventTime }, [
      element('mets:agent', { ROLE: 'CREATOR', TYPE: 'OTHER', OTHERTYPE: 'SOFTWARE' }, [
        element('mets:name', {}, software.name),
        element('mets:note', {}, software.version),
      ]),
      element('mets:agent', { ROLE: 'IPOWNER', TYPE: 'ORGANIZATION' }, [element('mets:name', {}, issue.newspaper)]),
    ]),
    descriptive('DMD_ISSUE', issueMods(issue)),
    ...issue.articles.map((article) => descriptive(articleDmd(article), articleMods(issue, article))),
    administrative(options.premis),
    fileSection(files),
    physicalMap(issue, fileId),
    logicalMap(issue, fileId),
    links(issue),
  ]);
  return writeXml(root);
}

const descriptive = (ID: string, content: XmlElement): XmlElement =>
  element('mets:dmdSec', { ID }, [
    element('mets:mdWrap', { MDTYPE: 'MODS', MDTYPEVERSION: '3.8' }, [element('mets:xmlData', {}, [content])]),
  ]);

const premisId = 'PREMIS';

const administrative = (premis: WrittenFile): XmlElement =>
  element('mets:amdSec', { ID: 'AMD' }, [
    element('mets:digiprovMD', { ID: premisId }, [
      element('mets:mdRef', {
        LABEL: 'Objects, events and agents; an object has the ID of its file here',
        MDTYPE: 'PREMIS',
        MDTYPEVERSION: '3.0',
        MIMETYPE: 'application/xml',
        SIZE: premis.bytes,
        CHECKSUM: premis.sha256,
        CHECKSUMTYPE: 'SHA-256',
        LOCTYPE: 'URL',
        'xlink:type': 'simple',
        'xlink:href': addressOf(premis),
      }),
    ]),
  ]);

const groupOrder: readonly FileKind['group'][] = ['PDF', 'IMAGE', 'ALTO', 'LAYOUT', 'TEXT', 'IIIF', 'EPAPER', 'COPY'];

function fileSection(files: readonly PackageFile[]): XmlElement {
  const groups = Map.groupBy(files, ({ kind }) => kind.group);
  return element('mets:fileSec', {}, [
    ...groupOrder.flatMap((group) => {
      const own = groups.get(group);
      return own ? [element('mets:fileGrp', { ID: `GRP_${group}`, USE: group }, own.map(fileElement))] : [];
    }),
  ]);
}

const fileElement = (file: PackageFile): XmlElement =>
  element(
    'mets:file',
    {
      ID: file.id,
      MIMETYPE: file.kind.mime,
      SIZE: file.bytes,
      CHECKSUM: file.sha256,
      CHECKSUMTYPE: 'SHA-256',
      ADMID: premisId,
      GROUPID: /^data\/pages\/([^/]+)\//.exec(file.path)?.[1],
    },
    [element('mets:FLocat', { LOCTYPE: 'URL', 'xlink:type': 'simple', 'xlink:href': addressOf(file) })],
  );

const pageId = (label: string): string => `PHYS_P${label}`;

function physicalMap({ newspaper, date, pages }: Issue, files: FileIds): XmlElement {
  return element('mets:structMap', { TYPE: 'PHYSICAL', LABEL: 'Pages of the issue' }, [
    element('mets:div', { ID: 'PHYS_ISSUE', TYPE: 'ISSUE', LABEL: `${newspaper} ${date}`, DMDID: 'DMD_ISSUE' }, [
      element('mets:fptr', { FILEID: files('data/edition.pdf') }),
      ...pages.map((page, index) => {
        const names = ['page.jpg', 'alto.xml', 'page.pdf', 'layout.json', 'page.txt'];
        const folder = altoPath(page).replace('alto.xml', '');
        return element(
          'mets:div',
          {
            ID: pageId(page.label),
            ORDER: index + 1,
            ORDERLABEL: pageLabel(page),
            LABEL: page.name,
            TYPE: 'PAGE',
          },
          names.map((name) => element('mets:fptr', { FILEID: files(`${folder}${name}`) })),
        );
      }),
    ]),
  ]);
}

/** From each article to the pages that it stands on. */
function links({ articles, pages }: Issue): XmlElement | undefined {
  const labels = new Map(pages.map(({ number, label }) => [number, label]));
  const all = articles.flatMap((article) =>
    article.pages.map((number) =>
      element('mets:smLink', { 'xlink:from': articleId(article), 'xlink:to': pageId(labels.get(number)!) }),
    ),
  );
  return all.length > 0 ? element('mets:structLink', {}, all) : undefined;
}
