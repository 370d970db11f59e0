/**
 * Handlebars, closed by default: a field that a view does not have is thrown as our fault, and every value is escaped.
 * The only markup that does not come from a template file is what `copyHtml` and `marks` below build from escaped
 * parts.
 */
import type Handlebars from 'handlebars';
import handlebars from 'handlebars/runtime.js';
import { scriptOf } from '../core/script.ts';
import type { Origin } from '../core/source.ts';
import { faceKey, type Lacking } from './face-uses.ts';
import type { Piece, PieceRun } from './piece.ts';
import { TemplateFault } from './template-fault.ts';
import { templatePrograms } from './template-programs.ts';
import type { FaceRole } from './type-faces.ts';

const escapes: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
  // An HTML parser would read both line ends as a line feed.
  '\r': '&#13;',
};

export const escapeHtml = (text: string): string => text.replace(/[&<>"'\r]/g, (one) => escapes[one]!);

const originMark = (origin: Origin | undefined): string =>
  origin ? ` data-origin="${escapeHtml(`${origin.file}:${origin.from}-${origin.to}`)}"` : '';

const isPlain = (run: PieceRun): boolean =>
  ![run.strong, run.emphasis, run.href, run.part, run.turn, run.mark, run.reading, run.language].some(Boolean);

/** One run whose characters map one to one stands in the element itself; its range is then the element's. */
const isSingle = ({ runs }: Piece): boolean =>
  runs.length === 1 && isPlain(runs[0]!) && (runs[0]!.exact || !runs[0]!.origin);

const langMark = ({ language }: Pick<Piece, 'language'>): string =>
  language === undefined ? '' : `lang="${escapeHtml(language)}" `;

/** The attributes of the element that holds a piece. */
export function marks(piece: Piece): string {
  const origin = isSingle(piece) ? piece.runs[0]!.origin : piece.origin;
  const face = piece.face === piece.role ? '' : ` data-face="${piece.face}"`;
  return `${langMark(piece)}data-role="${piece.role}"${face}${originMark(origin)}`;
}

/** Characters, those that the face lacks in the face that stands in for it. */
function textHtml(text: string, lacking: ReadonlySet<string> | undefined): string {
  if (!lacking) return escapeHtml(text);
  return [...text]
    .map((one) => (lacking.has(one) ? `<span class="stand-in">${escapeHtml(one)}</span>` : escapeHtml(one)))
    .join('');
}

const exactMark = ({ origin, exact }: Pick<PieceRun, 'origin' | 'exact'>): string =>
  originMark(origin) + (origin && !exact ? ' data-exact="false"' : '');

function runHtml(run: PieceRun, lacking: ReadonlySet<string> | undefined): string {
  const tag = run.href ? 'a' : run.strong ? 'strong' : run.emphasis ? 'em' : 'span';
  const names = [run.part, run.turn, run.href && run.strong && 'strong'].filter(Boolean).join(' ');
  const attributes = [
    names && ` class="${names}"`,
    run.part && run.price !== undefined && ` data-price="${run.price}"`,
    run.href && ` href="${escapeHtml(run.href)}"`,
    run.language !== undefined && ` ${langMark(run).trimEnd()}`,
    exactMark(run),
  ];
  return `<${tag}${attributes.filter(Boolean).join('')}>${textHtml(run.text, lacking)}</${tag}>`;
}

/** The element of a name or title: HTML has one for each. */
const markTags = { name: 'u', title: 'cite' } as const;

/** A run with its reading beside it. */
function withReading(
  html: string,
  reading: PieceRun['reading'],
  { crowded, lacking }: { crowded: boolean; lacking: ReadonlySet<string> | undefined },
): string {
  if (!reading) return html;
  const text = textHtml(reading.text, lacking);
  return `<ruby${crowded ? ' class="crowded"' : ''}>${html}<rt${exactMark(reading)}>${text}</rt></ruby>`;
}

/** What stands inside that element. */
export function copyHtml(piece: Piece, { lacking, language }: { lacking: Lacking; language: string }): string {
  const { runs } = piece;
  const lackedBy = (role: FaceRole, { language: own }: Pick<PieceRun, 'language'>): ReadonlySet<string> | undefined =>
    lacking.size === 0 ? undefined : lacking.get(faceKey(role, scriptOf(own ?? piece.language ?? language)));
  if (isSingle(piece)) return textHtml(runs[0]!.text, lackedBy(piece.face, runs[0]!));
  return runs
    .map((run, index) => {
      const [before, after] = [runs[index - 1], runs[index + 1]];
      const inPhrase = run.follows || after?.follows;
      const { part: _part, ...bare } = run;
      const html = runHtml(inPhrase ? bare : run, lackedBy(run.strong ? 'strong' : piece.face, run));
      const crowded = Boolean(before?.reading || after?.reading);
      const whole = withReading(html, run.reading, { crowded, lacking: lackedBy('reading', run) });
      const tag = run.mark && markTags[run.mark];
      return [
        inPhrase && !run.follows && `<span class="${run.part}">`,
        tag && (run.opens || before?.mark !== run.mark) && `<${tag} class="${run.mark}">`,
        whole,
        tag && (!after || after.opens || after.mark !== run.mark) && `</${tag}>`,
        inPhrase && !after?.follows && '</span>',
      ]
        .filter(Boolean)
        .join('');
    })
    .join('');
}

/** JSON that cannot end the script element it stands in. */
export const scriptJson = (value: unknown): string =>
  JSON.stringify(value).replace(/[<>&\u2028\u2029]/g, (one) => `\\u${one.charCodeAt(0).toString(16).padStart(4, '0')}`);

export type Render = (template: string, view: object) => string;

/**
 * What fails in a template of a house package is its fault, and what fails in one of ours that it calls: that was given
 * something else than it is made for.
 */
const blaming =
  (name: string, template: Handlebars.TemplateDelegate, source: string): Handlebars.TemplateDelegate =>
  (view, options) => {
    try {
      return template(view, options);
    } catch (error) {
      throw error instanceof TemplateFault ? error : new TemplateFault(name, error, source);
    }
  };

async function load(packageFolder: string | undefined): Promise<Render> {
  const bars = handlebars.create();
  const markup = (html: string) => new handlebars.SafeString(html);
  bars.registerHelper('marks', (piece: Piece) => markup(marks(piece)));
  bars.registerHelper('copy', (piece: Piece, { data }: Handlebars.HelperOptions) =>
    markup(copyHtml(piece, data.root as { lacking: Lacking; language: string })),
  );
  // Style sheets and JSON stand in elements whose text is not escaped; both are made safe where they are made.
  bars.registerHelper('verbatim', (text: string) => markup(text));
  const compiled = new Map<string, Handlebars.TemplateDelegate>();
  const { programs, own } = await templatePrograms(packageFolder);
  for (const [name, program] of programs) {
    const made = bars.template(program);
    const source = own.get(name);
    const template = source === undefined ? made : blaming(name, made, source);
    compiled.set(name, template);
    bars.registerPartial(name, template);
  }
  return (name, view) => {
    const template = compiled.get(name);
    if (!template) throw new Error(`There is no template "${name}".`);
    return template(view);
  };
}

const loading = new Map<string | undefined, Promise<Render>>();

/** Reads and compiles `templates/`, and those of a house package before them, once in a process. */
export function loadTemplates(packageFolder?: string): Promise<Render> {
  const known = loading.get(packageFolder);
  if (known) return known;
  const made = load(packageFolder);
  loading.set(packageFolder, made);
  return made;
}

/** Drops what was read, so that an edited template is seen; for `build --watch`. */
export const forgetTemplates = (): void => loading.clear();
