/** Matterhorn 01-007, 06, 07, 11, 20, 21, 25, 26, 30: what the catalog says; and that bookmarks and destinations lead somewhere. */
import { PDFArray, PDFDict, PDFName, PDFRef } from 'pdf-lib';
import { treeEntries, type File, type Finding } from './file.ts';
import type { PagePaint } from './painted.ts';
import type { Tree } from './tree.ts';

export function checkDocument(file: File, tree: Tree, paints: readonly PagePaint[]): Finding[] {
  const { catalog } = file;
  const found: Finding[] = [];
  const say = (rule: string, message: string, place = 'catalog'): number => found.push({ rule, place, message });
  const isTrue = (...path: string[]): boolean => String(file.at(catalog, ...path)) === 'true';
  if (tree.root === undefined) say('tree', 'no structure tree');
  if (!isTrue('MarkInfo', 'Marked')) say('marked', 'MarkInfo does not say Marked');
  if (isTrue('MarkInfo', 'Suspects')) say('01-007', 'MarkInfo has suspects');
  const xmp = new TextDecoder().decode(file.decoded(file.at(catalog, 'Metadata')) ?? new Uint8Array());
  if (xmp === '') say('06-001', 'no XMP');
  if (!/<pdfuaid:part>1<\/pdfuaid:part>|pdfuaid:part="1"/.test(xmp)) say('06-002', 'no mark of PDF/UA-1');
  if (!/<dc:title>\s*<rdf:Alt>\s*<rdf:li[^>]*>[^<]*\S[^<]*<\/rdf:li>/.test(xmp)) say('06-003', 'no dc:title');
  if (!file.at(catalog, 'ViewerPreferences', 'DisplayDocTitle')) say('07-001', 'no DisplayDocTitle');
  else if (!isTrue('ViewerPreferences', 'DisplayDocTitle')) say('07-002', 'DisplayDocTitle is not true');
  if (file.text(catalog, 'Lang') === undefined) say('11-006', 'no language');
  for (const [place, lang] of [
    ['catalog', file.text(catalog, 'Lang')],
    ...tree.elements.map((one) => [one.place, file.text(one.dict, 'Lang')]),
  ])
    if (lang !== undefined && !isLanguage(lang)) say('11-007', `the language “${lang}”`, place);
  if (file.at(catalog, 'AcroForm', 'XFA')) say('25-001', 'an XFA form');
  if (file.context.trailerInfo.Encrypt) say('26-002', 'encrypted');
  for (const form of new Set(paints.flatMap(({ forms }) => forms)))
    if (file.at(form, 'Ref')) say('30-001', 'a reference XObject', 'content');
  for (const form of formsUsedTwice(paints))
    if (paints.some(({ marks }) => marks.some((mark) => mark.owner === form && mark.mcid !== undefined)))
      say('30-002', 'a form with tagged content drawn twice', 'content');
  return [...found, ...checkLayers(file), ...checkEmbedded(file), ...checkPlaces(file)];
}

/** BCP 47's form; '' says that the language is not known. */
export function isLanguage(tag: string): boolean {
  try {
    return Intl.getCanonicalLocales(tag).length === 1;
  } catch {
    return false;
  }
}

function formsUsedTwice(paints: readonly PagePaint[]): readonly PDFDict[] {
  const all = paints.flatMap(({ forms }) => forms);
  return [...new Set(all.filter((form, index) => all.indexOf(form) !== index))];
}

function checkLayers(file: File): Finding[] {
  const properties = file.dict(file.catalog, 'OCProperties');
  const configs = [...file.list(properties, 'D'), ...file.list(properties, 'Configs')];
  return configs.flatMap((config, index): Finding[] => {
    const rule = index === 0 ? '20-002' : '20-001';
    const unnamed =
      (file.text(config, 'Name') ?? '').trim() === '' ? [{ rule, place: 'OCProperties', message: 'a configuration without name' }] : [];
    return file.at(config, 'AS')
      ? [...unnamed, { rule: '20-003', place: 'OCProperties', message: 'layers that switch themselves' }]
      : unnamed;
  });
}

function checkEmbedded(file: File): Finding[] {
  const named = treeEntries(file, file.at(file.catalog, 'Names', 'EmbeddedFiles'), 'Names').map(([, value]) => value);
  const attached = file.pages.flatMap(({ dict }) => file.list(dict, 'Annots').flatMap((item) => file.at(item, 'FS') ?? []));
  return [...named, ...attached, ...file.list(file.catalog, 'AF')].flatMap((value): Finding[] => {
    const place = `file ${file.text(value, 'UF') ?? file.text(value, 'F') ?? '?'}`;
    const missing = ['F', 'UF'].filter((key) => !file.text(value, key));
    return [
      ...missing.map((key) => ({ rule: '21-001', place, message: `no ${key}` })),
      ...(file.text(value, 'Desc') ? [] : [{ rule: '21-desc', place, message: 'no description' }]),
    ];
  });
}

/** Bookmarks have a title and lead to a page; so do links and names. */
function checkPlaces(file: File): Finding[] {
  const found: Finding[] = [];
  const names = new Map(treeEntries(file, file.at(file.catalog, 'Names', 'Dests'), 'Names'));
  for (const [key, value] of file.dict(file.catalog, 'Dests')?.entries() ?? []) names.set(key.decodeText(), value);
  const refs = new Set(file.pages.map(({ ref }) => ref));
  const leads = (value: ReturnType<File['at']>): boolean => {
    const given = file.at(value);
    if (given instanceof PDFDict) return leads(given.get(PDFName.of('D')));
    if (given instanceof PDFArray) return given.get(0) instanceof PDFRef && refs.has(given.get(0) as PDFRef);
    return names.has(file.text(given) ?? '') && leads(names.get(file.text(given) ?? ''));
  };
  for (const [name, value] of names)
    if (!leads(value)) found.push({ rule: 'destination', place: `name ${name}`, message: 'leads to no page' });
  for (const page of file.pages)
    file.list(page.dict, 'Annots').forEach((annotation, index) => {
      const place = `page ${page.number}, annotation ${index + 1}`;
      const target =
        file.at(annotation, 'Dest') ?? (file.text(annotation, 'A', 'S') === 'GoTo' ? file.at(annotation, 'A', 'D') : undefined);
      if (target && !leads(target)) found.push({ rule: 'destination', place, message: 'leads to no page' });
      const acts = file.at(annotation, 'A') ?? file.at(annotation, 'Dest');
      if (file.text(annotation, 'Subtype') === 'Link' && !acts)
        found.push({ rule: 'destination', place, message: 'a link that leads nowhere' });
    });
  const visit = (item: ReturnType<File['at']>, depth: number): void => {
    for (let at = file.dict(item), guard = 0; at && guard < 10_000; at = file.dict(at, 'Next'), guard++) {
      const place = `bookmark ${file.text(at, 'Title')}`;
      if (!file.text(at, 'Title')?.trim()) found.push({ rule: 'bookmark', place, message: 'no title' });
      if (!leads(at.get(PDFName.of('Dest')) ?? file.at(at, 'A', 'D'))) found.push({ rule: 'bookmark', place, message: 'leads to no page' });
      if (depth < 20) visit(file.at(at, 'First'), depth + 1);
    }
  };
  visit(file.at(file.catalog, 'Outlines', 'First'), 0);
  return found;
}
