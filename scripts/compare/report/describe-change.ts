/** One change as a sentence an editor understands, and where it stands. */
import type { Language } from '../../core/catalogue/index.ts';
import { phrase, type WordKey, words } from '../../core/catalogue/words.ts';
import type { Box, Mm } from '../../core/units.ts';
import type { Change } from '../model.ts';

/** Characters of copy that a sentence quotes. */
const longest = 60;

const fixed = (value: number, digits = 2): string => String(Number(value.toFixed(digits)));

/** Control characters and line ends as spaces, long copy cut in its middle. */
export function quoted(text = ''): string {
  const characters = [...text.replace(/[\p{Cc}\p{Cf}\s]+/gu, ' ')];
  if (characters.length <= longest) return characters.join('');
  const half = longest / 2 - 2;
  return `${characters.slice(0, half).join('')} … ${characters.slice(-half).join('')}`;
}

/** A word of a group, or the value itself where the catalogue has none. */
export function worded(language: Language, group: 'object' | 'kind' | 'layer', value: string): string {
  const key = `${group}/${value}`;
  return key in words ? phrase(language, key as WordKey) : value;
}

const sizeOf = (box: Box<Mm>): string => `${fixed(box.width)} × ${fixed(box.height)}`;

function wayOf(change: Change, language: Language): string {
  const { was, is } = change;
  const x = change.shift?.x ?? (was && is ? is.x - was.x : 0);
  const y = change.shift?.y ?? (was && is ? is.y - was.y : 0);
  if (!change.shift && (change.count ?? 1) > 1) return phrase(language, 'change/each-way');
  const parts = [
    ...(Math.abs(x) < 0.005
      ? []
      : [phrase(language, x > 0 ? 'change/right' : 'change/left', { distance: fixed(Math.abs(x)) })]),
    ...(Math.abs(y) < 0.005
      ? []
      : [phrase(language, y > 0 ? 'change/down' : 'change/up', { distance: fixed(Math.abs(y)) })]),
  ];
  if (parts.length === 0) return phrase(language, 'change/nowhere');
  return parts.join(language === 'zh' ? '，' : ', ');
}

function whatOf(change: Change, language: Language): string {
  const say = (key: WordKey, values: Readonly<Record<string, string | number>> = {}) => phrase(language, key, values);
  const object = worded(language, 'object', change.object);
  const before = quoted(change.before);
  const after = quoted(change.after);
  if (change.layer === 'text') {
    if (change.kind === 'moved') return say('change/text-moved', { before: before || after });
    return say(`change/${change.kind}` as WordKey, { before, after });
  }
  if (change.layer === 'looks') {
    const { share = 0, greatest = 0, label } = change;
    const box = change.is ?? change.was;
    const region = say('change/region', {
      share: fixed(share * 100, share < 0.001 ? 3 : 1),
      greatest,
      size: box ? sizeOf(box) : '?',
    });
    if (label === undefined) return region;
    const mild = `change/${label}`;
    return `${region} (${mild in words ? say(mild as WordKey) : label})`;
  }
  if (change.layer === 'geometry') {
    if (change.kind === 'moved') return say('change/moved', { object, way: wayOf(change, language) });
    if (change.kind === 'resized') {
      const [from, to] = change.was && change.is ? [sizeOf(change.was), sizeOf(change.is)] : [before, after];
      return say('change/resized', { object, before: from, after: to });
    }
    if (change.kind === 'page-box') {
      // Both begin with the name of the box, which need not be said twice.
      const [name] = before.split(' ', 1);
      const plain = after.startsWith(`${name} `) ? after.slice(name!.length + 1) : after;
      return say('change/page-box', { before: before || '–', after: plain || '–' });
    }
    if (change.kind === 'order' && before && after) return say('change/page-order', { before, after });
    const said = say(`change/${change.kind}` as WordKey, { object });
    const words = after || before;
    return words && (change.kind === 'added' || change.kind === 'removed') ? `${said}: “${words}”` : said;
  }
  const kind = worded(language, 'kind', change.kind);
  const key = before ? (after ? 'production' : 'lost') : after ? 'gained' : 'differs';
  return say(`change/${key}`, { kind, object, before, after });
}

const nearest = 8;

/** The characters right before and right behind a change. */
export const surroundings = ({ context }: Change): { readonly before: string; readonly after: string } => ({
  before: [...quoted(context?.before)].slice(-nearest).join(''),
  after: [...quoted(context?.after)].slice(0, nearest).join(''),
});

/** What happened, with its surroundings where there are some. */
export function describeChange(change: Change, language: Language): string {
  const joint = language === 'zh' ? '，' : ', ';
  const { count } = change;
  const around = surroundings(change);
  const what = whatOf(change, language);
  const parts = [what];
  if (around.before || around.after) parts.push(phrase(language, 'change/context', around));
  if (count !== undefined && count > 1) {
    const ofType = change.layer === 'text' || change.object === 'line' || change.object === 'block';
    const key = ofType ? 'change/characters' : 'change/times';
    if (change.layer !== 'looks') parts.push(phrase(language, key, { count }));
  }
  return parts.join(joint);
}

/** Where it stands, such as `lede, at 20, 31.5 mm`; empty for what has no place. */
export function placeOf(change: Change, language: Language): string {
  const box = change.is ?? change.was;
  const at = box && phrase(language, 'change/at', { x: fixed(box.x, 1), y: fixed(box.y, 1) });
  return [change.block, at].filter(Boolean).join(language === 'zh' ? '，' : ', ');
}
