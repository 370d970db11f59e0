/** The clauses of PDF/UA. ISO 14289-1:2014. */
import { clause } from './clause.ts';
import type { Entries } from './message.ts';

export const pdfuaEntries = {
  'pdfua.5': clause(
    'the file does not claim to be PDF/UA-1',
    'write pdfuaid:part 1 into its metadata',
    '文件没有标明是 PDF/UA-1',
    '在元数据中写入 pdfuaid:part 1',
  ),
  'pdfua.6': clause(
    'the file is no tagged PDF 1.x',
    'tag the document when it is written',
    '文件不是带标签的 PDF 1.x',
    '输出时为文档加标签',
  ),
  'pdfua.7-1': clause(
    'content or structure is not as reading programs need it',
    'tag all that is to be read, and mark the rest as artifacts',
    '内容或结构不能供辅助阅读',
    '为要读的内容加标签，其余标为 Artifact',
  ),
  'pdfua.7-2': clause(
    'elements of the structure stand where they do not belong',
    'tag the list, table or contents again',
    '结构元素的位置不对',
    '重新为该列表、表格或目录加标签',
  ),
  'pdfua.7-2-language': clause(
    'nobody can tell which language this is',
    'give the document its language',
    '无法得知其语言',
    '为文档设定语言',
  ),
  'pdfua.7-3': clause(
    'a picture has no words for those who cannot see it',
    'give the picture an alternative text',
    '图片没有替代文字',
    '为图片写替代文字',
  ),
  'pdfua.7-4': clause(
    'the headings do not follow one another as they must',
    'begin with the first level, and skip none',
    '标题层次不合要求',
    '从一级标题开始，不跳级',
  ),
  'pdfua.7-5': clause(
    'the heads of a table do not say what they are the heads of',
    'give each head its scope',
    '表头没有说明作用范围',
    '为表头设定作用范围',
  ),
  'pdfua.7-7': clause(
    'a formula has no words for it',
    'give the formula an alternative text',
    '公式没有替代文字',
    '为公式写替代文字',
  ),
  'pdfua.7-9': clause(
    'a note has no identifier of its own',
    'give each note an /ID',
    '注文没有唯一标识符',
    '为每条注文设定 /ID',
  ),
  'pdfua.7-10': clause(
    'the layers are not as reading programs need them',
    'name the layers, and let nothing switch them',
    '图层不能供辅助阅读',
    '为图层命名，且不得自动切换',
  ),
  'pdfua.7-11': clause(
    'a file inside the file has no name',
    'name it (/F and /UF)',
    '附件没有名称',
    '写明其名称（/F 与 /UF）',
  ),
  'pdfua.7-15': clause('a form draws itself anew', 'flatten the form', '表单会重新生成自身', '把表单拼合为页面内容'),
  'pdfua.7-16': clause(
    'the file keeps its text from reading programs',
    'save it without a password, or let programs read it',
    '文件不让辅助程序读取文字',
    '去掉密码，或允许辅助程序读取',
  ),
  'pdfua.7-18': clause(
    'a link, note or field is not as reading programs need it',
    'tag it, and say in words what it is',
    '链接、批注或表单域不能供辅助阅读',
    '为其加标签，并写明文字说明',
  ),
  'pdfua.7-20': clause(
    'content stands in another file, or twice under one tag',
    'put the content itself on the page, each time anew',
    '内容在其他文件中，或多处共用一个标签',
    '把内容逐处置入页面',
  ),
  'pdfua.7-21-3': clause(
    'the parts of a composite font do not fit',
    'embed the font again',
    '复合字体的各部分不相符',
    '重新嵌入该字体',
  ),
  'pdfua.7-21-4': clause(
    'a font is not embedded, or not as it must be',
    'embed the font with all glyphs that are used',
    '字体未嵌入或嵌入不全',
    '完整嵌入所用字形',
  ),
  'pdfua.7-21-5': clause(
    'glyphs are of another width than the file says',
    'embed the font again',
    '字形宽度与文件所述不符',
    '重新嵌入该字体',
  ),
  'pdfua.7-21-6': clause(
    'the codes of a TrueType font do not lead to its glyphs',
    'embed the font again',
    'TrueType 字体的编码不能映射到字形',
    '重新嵌入该字体',
  ),
  'pdfua.7-21-7': clause(
    'nobody can tell which characters the text has',
    'write the file again with a ToUnicode map for the font',
    '无法得知文字的字符',
    '重新输出，为字体写入 ToUnicode',
  ),
  'pdfua.7-21-8': clause(
    'the text shows the sign for a missing glyph',
    'set the text in a font that has the character',
    '文字显示了缺字符号',
    '换用有该字的字体',
  ),
} as const satisfies Entries;
