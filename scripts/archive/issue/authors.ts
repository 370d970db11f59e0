/** Who wrote and who photographed, as far as byline and credits say it in the usual words. */
import type { Author } from './model.ts';

/** What stands before names: the paper's own people, contributors, interns. */
const offices =
  /(?:本报|本刊|本社|特约|特派|驻\p{Script=Han}{2,4}|实习|见习|首席|全媒体)*(?:记者|通讯员|评论员|撰稿人?|编辑|作者)/gu;
const deeds = { photographer: /(?:摄影?|图)(?:报道)?$|^(?:摄影?|图)\s*[：:/]/u, author: /(?:文|撰文)$/u };

/** Two to four Han, a Uyghur or foreign name with interpuncts, or Latin words. */
const name =
  /^(?:\p{Script=Han}{2,4}|[\p{Script=Han}]+(?:·[\p{Script=Han}]+)+|\p{Script=Latin}[\p{Script=Latin}.'’-]*(?: \p{Script=Latin}[\p{Script=Latin}.'’-]*){0,3})$/u;

/** Names in a byline such as `▶ 本报记者 顾南舟 许知夏`. What does not look like a name is left out, not guessed at. */
export function bylineAuthors(byline: string): readonly Author[] {
  return namesIn(byline.replace(offices, ' ')).map((one) => ({ name: one, role: 'author' }));
}

/** Names in a credit such as `林汀 摄`. */
export function creditAuthors(credit: string): readonly Author[] {
  const text = credit.trim();
  if (!deeds.photographer.test(text)) return [];
  const names = namesIn(text.replace(deeds.photographer, ' ').replace(offices, ' '));
  return names.map((one) => ({ name: one, role: 'photographer' }));
}

function namesIn(text: string): readonly string[] {
  const bare = text.replace(/[▶■□●◆▲／/|｜]/gu, ' ').replace(deeds.author, ' ');
  // Two names of two Han each are parted by one space; Latin words of one name are, too.
  const words = bare.split(/[\s\u3000、，,；;]+/u).filter(Boolean);
  const latin = words.every((word) => /^[\p{Script=Latin}.'’-]+$/u.test(word));
  return (latin && words.length > 0 ? [words.join(' ')] : words).filter((word) => name.test(word));
}
