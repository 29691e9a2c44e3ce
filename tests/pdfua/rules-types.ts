/** Matterhorn 02 (types), 09 (which element may stand in which; PDF 32000-1, 14.8.4), 14 (headings), 13, 17 and 19 (alternatives, formulas, notes). */
import type { File, Finding } from './file.ts';
import { below, resolveType, standardTypes, type Element, type Tree } from './tree.ts';

export function checkTypes(file: File, tree: Tree): Finding[] {
  const roles = file.dict(tree.root, 'RoleMap');
  const found: Finding[] = [];
  for (const [key] of roles?.entries() ?? []) {
    const type = key.decodeText();
    if (standardTypes.has(type)) found.push({ rule: '02-004', place: 'RoleMap', message: `the standard type ${type} is mapped` });
    const result = resolveType(file, roles, type);
    if ('problem' in result && result.problem === 'circle')
      found.push({ rule: '02-003', place: 'RoleMap', message: `${type} is mapped in a circle` });
  }
  for (const { standard, type, place } of tree.elements)
    if (standard === undefined) found.push({ rule: '02-001', place, message: `${type || 'no type'} stands for no standard type` });
  const [top] = tree.tops;
  if (tree.tops.length !== 1 || top?.standard !== 'Document')
    found.push({
      rule: 'document',
      place: 'StructTreeRoot',
      message: `holds ${tree.tops.map(({ type }) => type).join(', ') || 'nothing'}`,
    });
  for (const element of tree.elements)
    if (element.standard === 'Document' && element !== top)
      found.push({ rule: 'document', place: element.place, message: 'a second Document' });
  return found;
}

const rows = new Set(['TR', 'THead', 'TBody', 'TFoot']);

/** What an element's kids must be, or its parent. */
const kidsOf: Readonly<Record<string, readonly [rule: string, kids: readonly string[]]>> = {
  Table: ['09-004', [...rows, 'Caption']],
  THead: ['09-004', ['TR']],
  TBody: ['09-004', ['TR']],
  TFoot: ['09-004', ['TR']],
  TR: ['09-004', ['TH', 'TD']],
  L: ['09-005', ['LI', 'L', 'Caption']],
  LI: ['09-005', ['Lbl', 'LBody']],
  TOC: ['09-006', ['TOC', 'TOCI', 'Caption']],
  Ruby: ['09-007', ['RB', 'RT', 'RP']],
  Warichu: ['09-008', ['WT', 'WP']],
};
const parentsOf: Readonly<Record<string, readonly [rule: string, parents: readonly string[]]>> = {
  THead: ['09-004', ['Table']],
  TBody: ['09-004', ['Table']],
  TFoot: ['09-004', ['Table']],
  TR: ['09-004', ['Table', 'THead', 'TBody', 'TFoot']],
  TH: ['09-004', ['TR']],
  TD: ['09-004', ['TR']],
  LI: ['09-005', ['L']],
  LBody: ['09-005', ['LI']],
  TOCI: ['09-006', ['TOC']],
};

export function checkNesting({ elements }: Tree): Finding[] {
  return elements.flatMap((element): Finding[] => {
    const { standard = '', place, parent, kids } = element;
    const found: Finding[] = [];
    const [rule, allowed] = kidsOf[standard] ?? [];
    for (const kid of rule && allowed ? kids : []) {
      const type = kid.kind === 'element' ? (kid.element.standard ?? kid.element.type) : kid.kind;
      if (rule && !allowed?.includes(type)) found.push({ rule, place, message: `holds ${type}` });
    }
    const [outer, parents] = parentsOf[standard] ?? [];
    if (outer && !parents?.includes(parent?.standard ?? ''))
      found.push({ rule: outer, place, message: `stands in ${parent?.type ?? 'nothing'}` });
    const captions = ['Table', 'L', 'TOC'].includes(standard) ? below(element).filter((kid) => kid.standard === 'Caption').length : 0;
    if (captions > 1) found.push({ rule: rule ?? '', place, message: 'has several captions' });
    if (standard === 'Table' && !below(element).some((kid) => rows.has(kid.standard ?? '')))
      found.push({ rule: '09-004', place, message: 'has no row' });
    return found;
  });
}

export function checkHeadings({ elements }: Tree): Finding[] {
  const found: Finding[] = [];
  const headings = elements.flatMap((element) => {
    const level = /^H([1-9]\d*)$/.exec(element.type)?.[1] ?? /^H([1-6])$/.exec(element.standard ?? '')?.[1];
    return level ? [{ element, level: Number(level) }] : [];
  });
  let last = 0;
  for (const { element, level } of headings) {
    if (last === 0 && level !== 1) found.push({ rule: '14-002', place: element.place, message: `the first heading is of level ${level}` });
    else if (level > last + 1) found.push({ rule: '14-003', place: element.place, message: `level ${level} behind level ${last}` });
    last = level;
  }
  const plain = elements.filter(({ standard }) => standard === 'H');
  if (plain.length > 0 && headings.length > 0)
    found.push({ rule: '14-007', place: plain[0]?.place ?? '', message: 'H stands beside H1 to H6' });
  for (const element of elements)
    if (below(element).filter(({ standard }) => standard === 'H').length > 1)
      found.push({ rule: '14-006', place: element.place, message: 'holds more than one H' });
  return found;
}

const hasText = (file: File, { dict }: Element, key: string): boolean => (file.text(dict, key) ?? '').trim() !== '';

export function checkAlternatives(file: File, tree: Tree): Finding[] {
  const found: Finding[] = [];
  const ids = new Map<string, number>();
  for (const { dict } of tree.elements) {
    const id = file.text(dict, 'ID');
    if (id !== undefined) ids.set(id, (ids.get(id) ?? 0) + 1);
  }
  for (const element of tree.elements) {
    const { dict, place, standard } = element;
    const isSaid = hasText(file, element, 'Alt') || hasText(file, element, 'ActualText');
    if (standard === 'Figure' && !isSaid) found.push({ rule: '13-004', place, message: 'no alternative text' });
    if (standard === 'Formula' && !isSaid) found.push({ rule: '17-002', place, message: 'no alternative text' });
    for (const key of ['Alt', 'ActualText', 'E'])
      if (file.text(dict, key) !== undefined && !hasText(file, element, key))
        found.push({ rule: 'blank-text', place, message: `an empty ${key}` });
    const id = file.text(dict, 'ID');
    if (standard === 'Note' && !id) found.push({ rule: '19-003', place, message: 'no ID' });
    if (id !== undefined && (ids.get(id) ?? 0) > 1)
      found.push({ rule: standard === 'Note' ? '19-004' : 'id-unique', place, message: `the ID ${id} is another's too` });
  }
  return found;
}
