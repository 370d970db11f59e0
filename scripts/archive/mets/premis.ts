/** How each file of the package was made, by what, and what it must be like to be whole. PREMIS 3.0. */
import type { WrittenFile } from '../../core/whole-folder.ts';
import type { ExportOptions } from '../export-page.ts';
import { element, writeXml, type XmlElement } from '../xml.ts';
import { addressOf, type EventName, type PackageFile, packageFiles } from './package-files.ts';

const namespace = 'http://www.loc.gov/premis/v3';

export interface PremisOptions extends Pick<ExportOptions, 'pdfA' | 'eventTime' | 'software'> {
  /** The browser that set the pages, as it names itself: `HeadlessChrome/153.0.8010.0`. */
  readonly browser: string;
}

/**
 * A document of its own: within METS, only who has PREMIS's schema too could validate either, since an object says by
 * `xsi:type` what it is.
 * @param written every other file of the payload but METS
 */
export function premisXml(
  written: readonly WrittenFile[],
  { pdfA, eventTime, software, browser }: PremisOptions,
): string {
  const files = packageFiles(written, pdfA);
  const agents: readonly Agent[] = [
    { id: 'dayang', name: software.name, version: software.version, type: 'software' },
    { id: 'chromium', name: browser.split('/')[0]!, version: browser.split('/')[1], type: 'software' },
  ];
  const root = element(
    'premis:premis',
    {
      'xmlns:premis': namespace,
      'xmlns:xsi': 'http://www.w3.org/2001/XMLSchema-instance',
      'xsi:schemaLocation': `${namespace} http://www.loc.gov/standards/premis/premis.xsd`,
      version: '3.0',
    },
    [
      ...files.map(premisObject),
      ...events.flatMap((event) => {
        const own = event.name === 'digest' ? files : files.filter((file) => eventsOf(file).includes(event.name));
        return own.length > 0 ? [premisEvent(event, { files: own, time: eventTime })] : [];
      }),
      ...agents.map(premisAgent),
    ],
  );
  return writeXml(root);
}

interface Agent {
  readonly id: string;
  readonly name: string;
  readonly version?: string | undefined;
  readonly type: 'software' | 'organization';
}

/** What PREMIS tells of, in the order in which it happened. */
interface PackageEvent {
  readonly name: EventName | 'proof' | 'digest';
  /** Of the Library of Congress's list of event types. */
  readonly type: string;
  readonly detail: string;
  readonly agents: readonly string[];
}

/** EDTF's word for a time that nobody says: no clock of the machine comes into a package. */
const unknownTime = 'unknown';

const events: readonly PackageEvent[] = [
  {
    name: 'capture',
    type: 'capture',
    detail: "The edition's own files, taken over byte for byte.",
    agents: ['dayang'],
  },
  {
    name: 'setting',
    type: 'creation',
    detail:
      'Copy and photos were set on the grid of the page in Chromium, the page was read once as layout and printed; its PDF was made an archive copy.',
    agents: ['dayang', 'chromium'],
  },
  {
    name: 'proof',
    type: 'validation',
    detail:
      'The text of each page PDF was read back by two readers that share no code, and is the copy character for character, in reading order, each once.',
    agents: ['dayang'],
  },
  {
    name: 'rendering',
    type: 'creation',
    detail: 'The trimmed page was rendered from its PDF by PDFium at 200 pixels an inch.',
    agents: ['dayang'],
  },
  {
    name: 'description',
    type: 'metadata extraction',
    detail: 'Words with their places were taken from the layout; nothing was recognised.',
    agents: ['dayang'],
  },
  {
    name: 'extraction',
    type: 'creation',
    detail: 'Text of each page and article in reading order, from the copy as it was set.',
    agents: ['dayang'],
  },
  {
    name: 'presentation',
    type: 'dissemination',
    detail: 'Forms for readers: IIIF manifest, pages with clickable articles, an HTML page for each article.',
    agents: ['dayang'],
  },
  {
    name: 'digest',
    type: 'message digest calculation',
    detail: 'SHA-256 of every file, as the manifest of the bag has it.',
    agents: ['dayang'],
  },
];

const identifier = (kind: 'object' | 'event' | 'agent', value: string): XmlElement =>
  element(`premis:${kind}Identifier`, {}, [
    element(`premis:${kind}IdentifierType`, {}, 'local'),
    element(`premis:${kind}IdentifierValue`, {}, value),
  ]);

const linked = (kind: 'object' | 'agent' | 'event', value: string, role?: string): XmlElement => {
  const prefix = `premis:linking${kind[0]!.toUpperCase()}${kind.slice(1)}`;
  return element(`${prefix}Identifier`, {}, [
    element(`${prefix}IdentifierType`, {}, 'local'),
    element(`${prefix}IdentifierValue`, {}, value),
    ...(role === undefined ? [] : [element(`${prefix}Role`, {}, role)]),
  ]);
};

function premisObject(file: PackageFile): XmlElement {
  const { format, pronom } = file.kind;
  return element('premis:object', { 'xsi:type': 'premis:file' }, [
    identifier('object', file.id),
    element('premis:objectCharacteristics', {}, [
      element('premis:compositionLevel', {}, '0'),
      element('premis:fixity', {}, [
        element('premis:messageDigestAlgorithm', {}, 'SHA-256'),
        element('premis:messageDigest', {}, file.sha256),
      ]),
      element('premis:size', {}, String(file.bytes)),
      element('premis:format', {}, [
        element('premis:formatDesignation', {}, [element('premis:formatName', {}, format)]),
        ...(pronom === undefined
          ? []
          : [
              element('premis:formatRegistry', {}, [
                element('premis:formatRegistryName', {}, 'PRONOM'),
                element('premis:formatRegistryKey', {}, pronom),
              ]),
            ]),
      ]),
    ]),
    element('premis:originalName', {}, addressOf(file)),
    ...[...eventsOf(file), 'digest'].map((name) => linked('event', name)),
  ]);
}

/** Page PDFs are proven besides being made. */
const eventsOf = ({ kind, path }: PackageFile): readonly PackageEvent['name'][] =>
  /^data\/pages\/.*\.pdf$/.test(path) ? [kind.event, 'proof'] : [kind.event];

function premisEvent(
  event: PackageEvent,
  { files, time }: { readonly files: readonly PackageFile[]; readonly time: string | undefined },
): XmlElement {
  return element('premis:event', {}, [
    identifier('event', event.name),
    element('premis:eventType', {}, event.type),
    element('premis:eventDateTime', {}, time ?? unknownTime),
    element('premis:eventDetailInformation', {}, [element('premis:eventDetail', {}, event.detail)]),
    element('premis:eventOutcomeInformation', {}, [element('premis:eventOutcome', {}, 'success')]),
    ...event.agents.map((agent) => linked('agent', agent, 'executing program')),
    ...files.map((file) => linked('object', file.id, event.name === 'proof' ? 'source' : 'outcome')),
  ]);
}

const premisAgent = ({ id, name, version, type }: Agent): XmlElement =>
  element('premis:agent', {}, [
    identifier('agent', id),
    element('premis:agentName', {}, name),
    element('premis:agentType', {}, type),
    ...(version === undefined ? [] : [element('premis:agentVersion', {}, version)]),
  ]);
