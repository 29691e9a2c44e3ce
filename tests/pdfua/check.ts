/**
 * A checker of PDF/UA-1 (ISO 14289-1): those failure conditions of the Matterhorn protocol that a program can find, and a few that other
 * checkers look for. Rules with a number are the protocol's; those with a word are ours.
 *
 * Why our own: veraPDF wants Java, PAC wants Windows; and nobody else's tells why in terms of what this tool writes.
 */
import { openFile, type Finding } from './file.ts';
import { paintOf } from './painted.ts';
import { checkAnnotations, checkLinks } from './rules-annotations.ts';
import { checkContent, checkParents } from './rules-content.ts';
import { checkDocument } from './rules-document.ts';
import { checkFonts } from './rules-fonts.ts';
import { checkBoxes, checkTables } from './rules-tables.ts';
import { checkAlternatives, checkHeadings, checkNesting, checkTypes } from './rules-types.ts';
import { readTree } from './tree.ts';

export type { Finding } from './file.ts';

/** Every breach of a rule; none in a file that keeps them all. */
export async function checkPdfUa(bytes: Uint8Array): Promise<readonly Finding[]> {
  const file = await openFile(bytes);
  const tree = readTree(file);
  const paints = file.pages.map((page) => paintOf(file, page));
  return [
    ...checkDocument(file, tree, paints),
    ...checkContent(paints),
    ...checkParents(file, tree, paints),
    ...checkTypes(file, tree),
    ...checkNesting(tree),
    ...checkHeadings(tree),
    ...checkTables(file, tree),
    ...checkBoxes(file, tree),
    ...checkAlternatives(file, tree),
    ...checkAnnotations(file, tree),
    ...checkLinks(tree),
    ...checkFonts(file, paints),
  ];
}

/** A finding a line, for an assertion that shows them; a rule's findings beyond the first few are counted. */
export function report(findings: readonly Finding[], most = 4): readonly string[] {
  const byRule = groups(findings);
  return [...byRule].flatMap(([rule, all]) => [
    ...all.slice(0, most).map(({ place, message }) => `${rule} ${place}: ${message}`),
    ...(all.length > most ? [`${rule}: ${all.length - most} more`] : []),
  ]);
}

function groups(findings: readonly Finding[]): ReadonlyMap<string, readonly Finding[]> {
  const found = new Map<string, Finding[]>();
  for (const finding of findings) found.set(finding.rule, [...(found.get(finding.rule) ?? []), finding]);
  return found;
}
