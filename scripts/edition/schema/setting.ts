/** How running text is set; an edition says it for all pages, a page for itself, key by key. */
import * as z from 'zod';
import { told, whole } from './fields.ts';

export const settingSchema = () =>
  told(
    z
      .strictObject({
        mode: told(
          z.enum(['newspaper', 'clreq', 'browser']).optional(),
          'newspaper (as if left out): best lines for a whole paragraph, Han tracked by at most −0.05 em and a point hung as last resorts; clreq: to the letter of W3C CLREQ, neither, and half an em for every mark at a line’s end; browser: lines as the browser breaks them',
          'newspaper（默认）整段择优断行，万不得已时字距收紧至多 0.05 字宽、点号悬挂；clreq 严格按《中文排版需求》，两者都不用，行末标点一律半字；browser 由浏览器断行',
        ),
        punctuation: told(
          z.enum(['full', 'kaiming', 'half']).optional(),
          'full (as if left out): marks one em wide, squeezed where a line needs it; kaiming: one em at a sentence’s end, half an em elsewhere; half: half an em everywhere',
          'full（默认）全角式，按需挤压；kaiming 开明式，句末占一字，其余半字；half 半角式',
        ),
        kinsoku: told(
          z.enum(['none', 'basic', 'gb', 'strict']).optional(),
          'What may not begin or end a line: none: nothing is kept; basic; gb (as if left out): nor a solidus end it; strict: nor —— or …… begin it',
          '避头尾：none 不处理；basic 基本；gb（默认）分隔号也不在行末；strict 破折号、省略号也不在行首',
        ),
        space: told(
          z.enum(['none', 'eighth', 'quarter']).optional(),
          'Between Han and Latin letters or digits, of an em; none if left out, quarter in mode clreq',
          '汉字与字母、数字之间的空：none 无（默认），eighth 八分，quarter 四分（clreq 默认）',
        ),
        last: told(
          whole(1, 4).optional(),
          "Characters that a paragraph's last line holds at least; 2 if left out",
          '段末一行至少字数，默认 2',
        ),
        quotes: told(
          z.enum(['gb', 'corner']).optional(),
          'What “ and ‘ of the copy look like in vertical text: gb (as if left out) ﹃ and ﹁, as GB/T 15834 has it; corner: ﹁ and ﹃',
          '竖排时稿件里的 “ 与 ‘：gb（默认，GB/T 15834）排作 ﹃ 与 ﹁；corner 排作 ﹁ 与 ﹃',
        ),
        numbers: told(
          z.enum(['upright', 'han']).optional(),
          'Numbers of three and more figures in vertical text: upright (as if left out), one figure under another; han: as Han numerals, 二〇二六',
          '竖排时三位以上的数字：upright（默认）逐位直立；han 排作汉字，如二〇二六',
        ),
      })
      .optional(),
    'How running text is set: mode, punctuation, kinsoku, space, last; quotes and numbers in vertical text',
    '正文怎样排：mode、punctuation、kinsoku、space、last；竖排的 quotes、numbers',
  );

export type SettingInput = z.infer<ReturnType<typeof settingSchema>>;
