/**
 * Chromium tags `<strong>` and `<em>` with element types of PDF 2.0. A PDF 1.7 must say which of its own types they
 * stand for, or readers take them for nothing. ISO 32000-1:2008, 14.7.3; ISO 32000-2:2020, 14.8.4.
 */
import { dictAt, key, nameAt } from '../document/open.ts';
import { type PDFContext, PDFDict } from '../pdf-lib.ts';

const standsFor: Readonly<Record<string, string>> = {
  Aside: 'Sect',
  DocumentFragment: 'Div',
  Em: 'Span',
  FENote: 'Note',
  Strong: 'Span',
  Sub: 'Span',
  Title: 'P',
};

export function mapRoles(context: PDFContext): void {
  const tree = dictAt(context.lookup(context.trailerInfo.Root, PDFDict), 'StructTreeRoot');
  if (!tree) return;
  const used = new Set<string>();
  for (const [, object] of context.enumerateIndirectObjects()) {
    const type = object instanceof PDFDict && object.has(key('P')) ? nameAt(object, 'S') : undefined;
    if (type && Object.hasOwn(standsFor, type)) used.add(type);
  }
  if (used.size === 0) return;
  const roles = dictAt(tree, 'RoleMap') ?? PDFDict.withContext(context);
  for (const type of [...used].sort()) if (!roles.has(key(type))) roles.set(key(type), key(standsFor[type]!));
  tree.set(key('RoleMap'), roles);
}
