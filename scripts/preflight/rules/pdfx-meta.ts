import { nameAt, textAt } from '../../pdf/index.ts';
import { type Found, onFile, type PressRule, type Subject } from '../rule.ts';

const wantedXmp = [
  'dc:title',
  'xmp:CreateDate',
  'xmp:ModifyDate',
  'xmp:MetadataDate',
  'xmpMM:DocumentID',
  'xmpMM:VersionID',
  'xmpMM:RenditionClass',
] as const;
const wantedInfo = ['Title', 'CreationDate', 'ModDate'] as const;

/** Keys that stand in Info and in XMP. */
const twice = [
  ['Title', 'dc:title'],
  ['CreationDate', 'xmp:CreateDate'],
  ['ModDate', 'xmp:ModifyDate'],
  ['Creator', 'xmp:CreatorTool'],
  ['Producer', 'pdf:Producer'],
  ['Trapped', 'pdf:Trapped'],
] as const;

/** `D:20260918120000+08'00'` and `2026-09-18T12:00:00+08:00` are one moment. */
function moment(text: string): string {
  const parts = /^(?:D:)?(\d{4})-?(\d\d)?-?(\d\d)?T?(\d\d)?:?(\d\d)?:?(\d\d)?(Z|[+-]\d\d)?['':]?(\d\d)?/.exec(
    text.trim(),
  );
  if (!parts) return text;
  const [, year, month = '01', day = '01', hour = '00', minute = '00', second = '00', zone = 'Z', more = '00'] = parts;
  const iso = `${year}-${month}-${day}T${hour}:${minute}:${second}${zone === 'Z' ? 'Z' : `${zone}:${more}`}`;
  const time = Date.parse(iso);
  return Number.isNaN(time) ? text : String(time);
}

function find({ info, xmp, conformance }: Subject): readonly Found[] {
  const found: Found[] = [];
  if (conformance === 'PDF/X-4') {
    for (const name of wantedXmp) if (!xmp?.get(name)) found.push(onFile({ name: `XMP ${name}`, is: '–' }));
  } else for (const name of wantedInfo) if (!textAt(info, name)) found.push(onFile({ name: `Info /${name}`, is: '–' }));
  for (const [name, other] of twice) {
    const told = textAt(info, name) ?? nameAt(info, name);
    const again = xmp?.get(other);
    if (told === undefined || again === undefined) continue;
    const same = name.endsWith('Date') ? moment(told) === moment(again) : told.trim().replace(/\s+/g, ' ') === again;
    if (!same) found.push(onFile({ name: `Info /${name}`, is: told, other: `${other} ${again}` }));
  }
  return found;
}

export const pdfxMeta: PressRule = {
  id: 'pdfx.meta',
  description: {
    en: 'metadata that are missing, or say in two places two things',
    zh: '元数据缺失，或 Info 与 XMP 不一致',
  },
  source: 'ISO 15930-7:2010, 6.16; ISO 15930-4:2003, 6.12',
  find,
};
