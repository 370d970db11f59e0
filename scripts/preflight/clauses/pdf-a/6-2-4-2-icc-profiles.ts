import { PDFStream, resolve } from '../../../pdf/index.ts';
import { madeOf } from '../../walk/colour-space.ts';
import { type Breach, breach, type Clause, type ClauseSubject } from '../clause.ts';
import { colourArrays } from '../subject/colour-arrays.ts';
import { iccHeader } from '../subject/outfit.ts';

const classes = ['prtr', 'mntr', 'scnr', 'spac'];
const spaces: Readonly<Record<string, number>> = { 'RGB ': 3, CMYK: 4, GRAY: 1, 'Lab ': 3 };

/** Every profile that colours are told by. */
function profiles(subject: ClauseSubject): ReadonlySet<PDFStream> {
  const held = colourArrays(subject).flatMap(({ family, array }) => {
    const profile = family === 'ICCBased' ? resolve(subject.context, array.get(1)) : undefined;
    return profile instanceof PDFStream ? [profile] : [];
  });
  return new Set(held);
}

function find(subject: ClauseSubject): readonly Breach[] {
  const bad = [...profiles(subject)].flatMap((stream) => {
    const header = iccHeader(stream);
    const sound =
      header && classes.includes(header.deviceClass) && Object.hasOwn(spaces, header.space) && header.version < 5;
    return sound ? [] : [breach('6.2.4.2-1', header ? `${header.deviceClass} ${header.space} ${header.version}` : '–')];
  });
  const inks = new Set(['icc-cmyk'] as const);
  const printed = subject.pages.flatMap(({ number, painted }) =>
    painted
      .filter(
        ({ state: { overprint, fill, stroke } }) =>
          overprint.mode !== 0 &&
          ((overprint.fill && madeOf(fill.space, inks)) || (overprint.stroke && madeOf(stroke.space, inks))),
      )
      .map(() => breach('6.2.4.2-2', '/OPM 1', number)),
  );
  return [...bad, ...printed];
}

export const iccProfiles: Clause = {
  id: 'pdfa.6-2-4-2',
  tests: ['6.2.4.2-1', '6.2.4.2-2'],
  description: {
    en: 'ICC profiles that are none, and overprinting that ICC colours in inks do not allow',
    zh: 'ICC 特性文件无效，或 ICC CMYK 颜色使用了不允许的叠印方式',
  },
  find,
};
