/** Matterhorn 01: content is tagged or an artifact; 02 and 09 of the tree itself; that marks, parent tree and elements agree (PDF 32000-1, 14.7.4). */
import { PDFDict } from 'pdf-lib';
import type { File, Finding } from './file.ts';
import type { PagePaint } from './painted.ts';
import type { Tree } from './tree.ts';

export function checkContent(paints: readonly PagePaint[]): Finding[] {
  return paints.flatMap(({ page, painted, marks, unbalanced }) => {
    const place = `page ${page.number}`;
    const found: Finding[] = [];
    const isArtifact = (mark: { tag: string }): boolean => mark.tag === 'Artifact';
    const loose = painted.filter(({ marks: around }) => !around.some((mark) => isArtifact(mark) || mark.mcid !== undefined));
    if (loose.length > 0) {
      const operators = [...new Set(loose.map(({ operator }) => operator))].join(' ');
      found.push({
        rule: '01-005',
        place,
        message: `${loose.length} of ${painted.length} operators neither tagged nor artifact: ${operators}`,
      });
    }
    for (const mark of marks) {
      if (isArtifact(mark) && mark.within.some(({ mcid }) => mcid !== undefined))
        found.push({ rule: '01-003', place, message: 'an artifact within tagged content' });
      if (mark.mcid !== undefined && mark.within.some(isArtifact))
        found.push({ rule: '01-004', place, message: `tagged content (${mark.mcid}) within an artifact` });
      if (mark.mcid !== undefined && mark.within.some(({ mcid }) => mcid !== undefined))
        found.push({ rule: 'marks-nested', place, message: `tagged content (${mark.mcid}) within tagged content` });
      if (mark.properties.get('ActualText') instanceof Uint8Array && (mark.properties.get('ActualText') as Uint8Array).length === 0)
        found.push({ rule: 'blank-text', place, message: 'an empty ActualText in content' });
    }
    if (unbalanced > 0) found.push({ rule: 'marks-balanced', place, message: `${unbalanced} sequences without begin or end` });
    return found;
  });
}

export function checkParents(file: File, tree: Tree, paints: readonly PagePaint[]): Finding[] {
  const found: Finding[] = [];
  const used = new Map<PDFDict, Set<number>>();
  const keys = new Map<number, PDFDict>();
  for (const { page, marks } of paints) {
    for (const { mcid, owner } of marks) {
      if (mcid === undefined) continue;
      const known = used.get(owner) ?? new Set<number>();
      const place = `page ${page.number}, MCID ${mcid}`;
      if (known.has(mcid) && owner === page.dict) found.push({ rule: 'mcid-unique', place, message: 'used twice on a page' });
      used.set(owner, known.add(mcid));
      const element = file.dict(tree.parents.get(file.number(owner, 'StructParents') ?? NaN), mcid);
      const found1 = element && tree.byDict.get(element);
      if (!found1) found.push({ rule: 'parent-tree', place, message: 'has no element of the tree in the parent tree' });
      else if (!found1.kids.some((kid) => kid.kind === 'content' && kid.mcid === mcid && kid.owner === owner))
        found.push({ rule: 'parent-tree', place, message: `its element ${found1.place} does not hold it` });
    }
  }
  for (const owner of used.keys()) {
    const key = file.number(owner, 'StructParents');
    if (key !== undefined && keys.has(key)) found.push({ rule: 'parent-tree', place: `key ${key}`, message: 'of two content streams' });
    if (key !== undefined) keys.set(key, owner);
  }
  const holders = new Map<string, string>();
  for (const element of tree.elements) {
    if (element.parent && file.dict(element.dict, 'P') !== element.parent.dict)
      found.push({ rule: 'tree-parent', place: element.place, message: `its P is not the element ${element.parent.place} that holds it` });
    for (const kid of element.kids) {
      if (kid.kind === 'odd') found.push({ rule: 'tree-kids', place: element.place, message: kid.message });
      if (kid.kind === 'content' && !(kid.owner && used.get(kid.owner)?.has(kid.mcid)))
        found.push({ rule: 'tree-kids', place: element.place, message: `MCID ${kid.mcid} stands nowhere in the content` });
      if (kid.kind !== 'content' || !kid.owner) continue;
      const id = `${file.number(kid.owner, 'StructParents')}:${kid.mcid}`;
      if (holders.has(id))
        found.push({ rule: 'tree-kids', place: element.place, message: `MCID ${kid.mcid} is held by ${holders.get(id)} too` });
      holders.set(id, element.place);
    }
  }
  const next = file.number(tree.root, 'ParentTreeNextKey');
  const highest = Math.max(-1, ...tree.parents.keys());
  if (next !== undefined && next <= highest)
    found.push({ rule: 'parent-tree', place: 'StructTreeRoot', message: `ParentTreeNextKey ${next}, though ${highest} is used` });
  for (const [key, value] of tree.parents) {
    const entries = file.at(value) instanceof PDFDict ? [value] : file.list(value);
    for (const entry of entries) {
      const dict = file.dict(entry);
      if (dict && !tree.byDict.has(dict))
        found.push({ rule: 'parent-tree', place: `key ${key}`, message: 'leads to an element outside the tree' });
    }
  }
  return found;
}
