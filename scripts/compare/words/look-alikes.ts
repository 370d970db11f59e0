/** What kind of slip turned one character into another. */

/** Groups of characters that proof-readers mistake for one another. */
const groups = (
  '己已巳 未末 土士 人入八 日曰目 干千于 天夭 王玉主 大太犬 木本术 乌鸟 刀力刃 万方 贝见 戊戌戍戎 折拆析 免兔 今令 ' +
  '师帅 侯候 拔拨 晴睛 历厉 辨辩辫 壁璧 栗粟 暮幕墓慕募 既即 竞竟 茶荼 亳毫 羸赢嬴 祟崇 汨汩 沾沽 冶治 洒酒 母毋 ' +
  '夫失 甲由申田 古占 束朿 午牛 斤斥 反友 孑孓子 代伐 仓仑 卬卯 丐丏 皿血 盲肓 氐氏 兀元 官宫 问间 史吏 向问 坐座 做作 的地得 象像'
).split(' ');

const group = new Map<string, number>();
for (const [at, characters] of groups.entries()) for (const one of characters) if (!group.has(one)) group.set(one, at);

export type Slip = 'look-alike' | 'width' | 'compatibility' | 'case';

/** @returns undefined where the replacement is no such slip */
export function nameReplacement(before: string, after: string): Slip | undefined {
  const [a, b] = [[...before], [...after]];
  if (a.length !== b.length || a.length === 0 || a.length > 8) return undefined;
  const kinds = new Set(a.map((one, at) => (one === b[at] ? undefined : kindOf(one, b[at]!))));
  const [kind] = kinds;
  return kinds.size === 1 ? kind : undefined;
}

const width = /[\uff01-\uffe6\u3000-\u3002]/u;
const halves: Readonly<Record<string, string>> = {
  '。': '.',
  '、': ',',
  '“': '"',
  '”': '"',
  '‘': "'",
  '’': "'",
  '—': '-',
  '…': '.',
};

function kindOf(a: string, b: string): Slip | undefined {
  const [one, two] = [a.normalize('NFKC'), b.normalize('NFKC')];
  if (one === two) return width.test(a) || width.test(b) ? 'width' : 'compatibility';
  if (halves[a] === b || halves[b] === a) return 'width';
  if (a.toLowerCase() === b.toLowerCase()) return 'case';
  return group.has(a) && group.get(a) === group.get(b) ? 'look-alike' : undefined;
}
