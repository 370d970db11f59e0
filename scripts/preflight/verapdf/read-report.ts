/**
 * veraPDF's machine-readable report (`--format xml`): report/jobs/job/validationReport/details/rule/check.
 * https://docs.verapdf.org/cli/validation/
 */
import { parseXml, type XmlNode } from '../clauses/subject/xml.ts';

export interface VeraPdfFinding {
  /** Clause and number of the test, such as `6.2.11.4.1-1`. */
  readonly test: string;
  /** In veraPDF's English. */
  readonly what: string;
  /** Way to the object, such as `root/document[0]/pages[0](12 0 obj PDPage)`. */
  readonly context: string;
  readonly count: number;
}

export type VeraPdfReport =
  | { readonly compliant: boolean; readonly findings: readonly VeraPdfFinding[] }
  /** Why there is no answer. */
  | { readonly fault: string };

/** A report is whole when it says that the job ended and how: anything less is no answer. */
export function readVeraPdfReport(xml: string): VeraPdfReport {
  const read = parseXml(xml.slice(Math.max(0, xml.indexOf('<'))));
  if ('fault' in read) return { fault: read.fault };
  const job = below(read.root, 'jobs', 'job');
  const report = job && below(job, 'validationReport');
  if (!report) {
    const exception = job && below(job, 'taskException', 'exceptionMessage');
    return { fault: exception?.text.trim() || '<validationReport> –' };
  }
  const end = attribute(report, 'jobEndStatus');
  if (end !== undefined && end !== 'normal') return { fault: `jobEndStatus="${end}"` };
  const compliant = attribute(report, 'isCompliant');
  const rules = kidsOf(below(report, 'details'), 'rule').filter((rule) => attribute(rule, 'status') === 'failed');
  if (compliant !== 'true' && rules.length === 0) return { fault: `isCompliant="${compliant ?? ''}"` };
  return { compliant: compliant === 'true', findings: rules.map(findingOf) };
}

function findingOf(rule: XmlNode): VeraPdfFinding {
  const [check] = kidsOf(rule, 'check').filter((one) => attribute(one, 'status') === 'failed');
  const text = (node: XmlNode | undefined): string => node?.text.replace(/\s+/g, ' ').trim() ?? '';
  return {
    test: `${attribute(rule, 'clause') ?? '?'}-${attribute(rule, 'testNumber') ?? '?'}`,
    what: text(check && below(check, 'errorMessage')) || text(below(rule, 'description')),
    context: text(check && below(check, 'context')) || '–',
    count: Number(attribute(rule, 'failedChecks')) || 1,
  };
}

const attribute = (node: XmlNode, name: string): string | undefined =>
  node.attributes.find((one) => one.name === name)?.value;

const kidsOf = (node: XmlNode | undefined, name: string): readonly XmlNode[] =>
  node?.kids.filter((kid) => kid.name === name) ?? [];

const below = (node: XmlNode, ...names: readonly string[]): XmlNode | undefined =>
  names.reduce<XmlNode | undefined>((at, name) => kidsOf(at, name)[0], node);
