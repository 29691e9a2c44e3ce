/** What the samples' PDFs tell programs: tags for screen readers, language, metadata, and fonts that travel along. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { PDFDict, PDFName, type PDFDocument, type PDFObject } from 'pdf-lib';
import { beforeAll, describe, expect, it } from 'vitest';
import { at, contents, dangling, elements, faces, list, parents, read, text } from './merge/files.ts';
import { builtSamples, samplePdf, samples } from './support/samples.ts';

const names = ['deck.pdf', 'handout.pdf', 'briefing.pdf'] as const;
const all = samples.flatMap((sample) => names.map((name) => ({ ...sample, name })));

const typed = (file: PDFDocument, type: string): readonly PDFDict[] =>
  elements(file).filter((element) => text(file, element, 'S') === type);

/** Marks on a page that no element of the tree owns. */
function orphans(file: PDFDocument, page: number): readonly string[] {
  const owners = parents(file);
  const own = at(file, file.getPage(page).node, 'StructParents');
  const marked = [...contents(file, page).matchAll(/\/MCID (\d+)/g)].map((match) => Number(match[1]));
  const row = list(file, owners.get(Number(String(own))));
  return marked.filter((mark) => !ownsMark(file, row[mark], mark)).map((mark) => `page ${page + 1}, mark ${mark}`);
}

function ownsMark(file: PDFDocument, owner: PDFObject | undefined, mark: number): boolean {
  return list(file, owner, 'K').some((kid) => {
    const found = file.context.lookup(kid);
    return found instanceof PDFDict ? String(at(file, found, 'MCID')) === String(mark) : String(found) === String(mark);
  });
}

function fonts(file: PDFDocument): readonly PDFDict[] {
  const objects = file.context.enumerateIndirectObjects().map(([, value]) => value);
  return objects.filter(
    (value): value is PDFDict =>
      value instanceof PDFDict && value.get(PDFName.of('Type')) === PDFName.of('Font') && value.has(PDFName.of('Encoding')),
  );
}

function isEmbedded(file: PDFDocument, font: PDFDict): boolean {
  const descriptor = at(file, font, 'DescendantFonts', 0, 'FontDescriptor') ?? at(file, font, 'FontDescriptor');
  return ['FontFile', 'FontFile2', 'FontFile3'].some((key) => at(file, descriptor, key) !== undefined);
}

describe.each(all)('$slug/$name', ({ slug, name, lang, title, authors }) => {
  let file: PDFDocument;
  beforeAll(async () => {
    file = await read(new Uint8Array(readFileSync(path.join(await builtSamples(), slug, name))));
  });

  it('has one tree of tags with one Document on top, in the language of the article', () => {
    expect(text(file, file.catalog, 'MarkInfo', 'Marked')).toBe('true');
    expect(text(file, file.catalog, 'Lang')).toBe(lang);
    expect(list(file, file.catalog, 'StructTreeRoot', 'K').map((kid) => text(file, kid, 'S'))).toEqual(['Document']);
    expect(typed(file, 'Document')).toHaveLength(1);
  });

  it('has every mark of every page in the tree', () => {
    const marked = file.getPages().map((_, page) => contents(file, page).match(/\/MCID/g)?.length ?? 0);
    expect(marked.reduce((sum, count) => sum + count)).toBeGreaterThan(100);
    expect(file.getPages().flatMap((_, page) => orphans(file, page))).toEqual([]);
  });

  it('has headings, a table with header cells, and figures that say what they show', () => {
    const count = (type: string): number => typed(file, type).length;
    expect([count('H1') > 0, count('H2') > 3, count('Table') > 0, count('TH') > 2]).toEqual([true, true, true, true]);
    const figures = typed(file, 'Figure');
    expect(figures.length).toBeGreaterThan(0);
    expect(figures.map((figure) => text(file, figure, 'Alt')).filter((alt) => alt === 'undefined' || alt.trim() === '')).toEqual([]);
  });

  it('does not point at what is not there', () => expect(dangling(file)).toEqual([]));

  it('carries every font that it uses, and none twice', () => {
    expect(fonts(file).length).toBeGreaterThan(2);
    expect(
      fonts(file)
        .filter((font) => !isEmbedded(file, font))
        .map((font) => text(file, font, 'BaseFont')),
    ).toEqual([]);
    expect(faces(file).filter((face, index, sorted) => sorted.indexOf(face) !== index)).toEqual([]);
  });

  it('uses no other font than the tool’s own', () => {
    expect(faces(file).filter((face) => !/^(PlusJakartaSans|SourceSerif4|JetBrainsMono)/.test(face))).toEqual([]);
  });

  it('says title, authors, subject, keywords and language', async () => {
    const { info } = await samplePdf(slug, name);
    expect([info['Title'], info['Author'], info['Language']]).toEqual([title, authors, lang]);
    expect(String(info['Subject']).length).toBeGreaterThan(10);
    expect(String(info['Keywords'])).toContain('NATO');
    expect(text(file, file.catalog, 'ViewerPreferences', 'DisplayDocTitle')).toBe('true');
  });
});
