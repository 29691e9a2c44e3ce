/**
 * Types of PDF 2.0 that Chromium writes and PDF 1.7 doesn't know, as `Em` and `Strong`: mapped to types that it knows, as it demands of
 * every type that is not its own (PDF 32000-1, 14.7.3; ISO 14289-1, 7.1).
 */
import { PDFName } from 'pdf-lib';
import type { PDFContext, PDFDict, PDFObject } from 'pdf-lib';
import { dictFrom, dictOf, name } from './objects.ts';
import { elementsBelow } from './structure.ts';

const known: Readonly<Record<string, string>> = {
  Em: 'Span',
  Strong: 'Span',
  Sub: 'Span',
  Title: 'P',
  Aside: 'Div',
  FENote: 'Note',
  DocumentFragment: 'Part',
};
const newer = new Map<PDFObject | undefined, PDFName>(Object.entries(known).map(([type, role]) => [name(type), name(role)]));

/** Adds what the elements need to the role map, unless it has them. */
export function mapNewerTypes(roles: PDFDict, elements: readonly PDFDict[]): void {
  for (const element of elements) {
    const type = element.get(name('S'));
    const role = newer.get(type);
    if (role && type instanceof PDFName && !element.has(name('NS')) && !roles.has(type)) roles.set(type, role);
  }
}

/** The same for a file that is edited in place. */
export function mapNewerTypesOf(context: PDFContext, root: PDFDict): void {
  const roles = dictOf(context, root.get(name('RoleMap'))) ?? dictFrom(context, {});
  mapNewerTypes(roles, elementsBelow(context, root));
  if (roles.keys().length > 0) root.set(name('RoleMap'), roles);
}
