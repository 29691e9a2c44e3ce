import { PDFDict, PDFRawStream } from 'pdf-lib';
import type { PDFDocument } from 'pdf-lib';
import { beforeAll, describe, expect, it } from 'vitest';
import { merge } from '../../scripts/merge/merge.ts';
import type { Part } from '../../scripts/merge/merge.ts';
import { annotations, at, contents, dangling, elements, fixture, list, metadata, name, parents, read, target, text } from './files.ts';
import { readDestinations, readOutline } from './places.ts';

const parts: readonly Part[] = [
  { bytes: fixture('front'), kind: 'own', labels: 'roman' },
  { bytes: fixture('text'), kind: 'own', labels: 'decimal' },
  { bytes: fixture('slides'), kind: 'own', labels: 'decimal' },
  { bytes: fixture('text'), kind: 'appendix', labels: 'none', title: 'Appendix A', pages: [2, 0] },
];
const bookmarks = [
  { title: 'Überblick', page: 0, children: [] },
  { title: 'Text', page: 1, top: 700, children: [{ title: 'Point', page: 2, children: [{ title: 'Deep', page: 3, children: [] }] }] },
];
const links = { 'section-2': { page: 2, top: 700 } };
const stamps = { bytes: fixture('stamps'), pages: [null, 0, 1, 2, null, null, 3, null, null] };

describe('merge', () => {
  let bytes: Uint8Array;
  let file: PDFDocument;
  beforeAll(async () => {
    bytes = await merge(parts, { bookmarks, metadata, links, stamps });
    file = await read(bytes);
  });

  it('takes the pages in order and leaves no reference to nothing', () => {
    expect(file.getPages().map((page) => Math.round(page.getWidth()))).toEqual([595, 595, 595, 595, 960, 960, 960, 595, 595]);
    expect(file.getPages().every((page) => text(file, page.node, 'Tabs') === 'S')).toBe(true);
    expect(dangling(file)).toEqual([]);
  });

  it('gives the same bytes for the same input', async () => {
    expect(await merge(parts, { bookmarks, metadata, links, stamps })).toEqual(bytes);
  });

  it('hangs all elements below one Document and leads every key to its page', () => {
    const types = elements(file).map((element) => text(file, element, 'S'));
    expect(types.filter((type) => type === 'Document')).toHaveLength(1);
    expect(types.filter((type) => type === 'H2')).toHaveLength(5);
    const keys = parents(file);
    expect([...keys.keys()]).toEqual([...keys.keys()].sort((a, b) => a - b));
    expect(Math.max(...keys.keys())).toBeLessThan(Number(text(file, file.catalog, 'StructTreeRoot', 'ParentTreeNextKey')));
    for (const page of file.getPages()) {
      const own = list(file, keys.get(Number(text(file, page.node, 'StructParents')))).filter(
        (item) => file.context.lookup(item) !== undefined,
      );
      expect(own.length).toBeGreaterThan(2);
      for (const element of own) expect([undefined, page.ref]).toContain(file.context.lookup(element, PDFDict).get(name('Pg')));
    }
  });

  it('maps types that PDF 1.7 does not know', () => {
    expect(elements(file).some((element) => text(file, element, 'S') === 'Em')).toBe(true);
    expect(text(file, file.catalog, 'StructTreeRoot', 'RoleMap', 'Em')).toBe('Span');
  });

  it('keeps each annotation with its element', () => {
    const keys = parents(file);
    file.getPages().forEach((page, index) => {
      const refs = list(file, page.node, 'Annots');
      annotations(file, index).forEach((annotation, place) => {
        const element = keys.get(Number(text(file, annotation, 'StructParent')));
        expect(list(file, element, 'K').map((kid) => (at(file, kid) as typeof annotation).get?.(name('Obj')))).toContain(refs[place]);
      });
    });
  });

  it('keeps header cells apart that two prints call alike', () => {
    const ids = elements(file).flatMap((element) => (element.has(name('ID')) ? [text(file, element, 'ID')] : []));
    const headers = elements(file).flatMap((element) => list(file, element, 'A').flatMap((item) => list(file, item, 'Headers')));
    expect(new Set(ids).size).toBe(ids.length);
    expect(headers.length).toBeGreaterThan(5);
    for (const header of headers) expect(ids).toContain(text(file, header));
    expect(list(file, file.catalog, 'StructTreeRoot', 'IDTree', 'Names')).toHaveLength(2 * ids.length);
  });

  it('leads links within a part, across parts and to the web', () => {
    const pages = file.getPages().map((_, page) => annotations(file, page).map((annotation) => target(file, annotation)));
    expect(pages).toEqual([[2, undefined, undefined], [2, 1], [3, 2], [1, 3], [5], [6], [4], [8, 7], [undefined, 8]]);
    const [across, nowhere, web] = annotations(file, 0);
    expect(text(file, across, 'A', 'D', 3)).toBe('700');
    expect(at(file, nowhere, 'A')).toBeUndefined();
    expect(text(file, web, 'A', 'URI')).toBe('https://example.org/x?y=1');
  });

  it('names destinations by their part', async () => {
    expect(await readDestinations(bytes)).toMatchObject({
      'part2-section-2': { page: 2 },
      'part2-über 3': { page: 3 },
      'part4-section-1': { page: 8 },
    });
  });

  it('nests the bookmarks of an appendix below its own and closes what lies deep', async () => {
    const outline = await readOutline(bytes);
    expect(outline.slice(0, 5).map(({ title, page, depth }) => [title, page, depth])).toEqual([
      ['Überblick', 0, 1],
      ['Text', 1, 1],
      ['Point', 2, 2],
      ['Deep', 3, 3],
      ['Appendix A', 7, 1],
    ]);
    expect(outline.slice(5).every(({ depth, page }) => depth > 1 && page >= 7)).toBe(true);
    const second = at(file, file.catalog, 'Outlines', 'First', 'Next');
    expect([text(file, second, 'Count'), text(file, second, 'First', 'Count')]).toEqual(['1', '-1']);
    expect(text(file, file.catalog, 'PageMode')).toBe('UseOutlines');
  });

  it('numbers front matter in Roman and the text on over its parts', () => {
    const labels = list(file, file.catalog, 'PageLabels', 'Nums').map((item) => String(file.context.lookup(item)).replace(/\s+/g, ' '));
    expect(labels).toEqual(['0', '<< /S /r /St 1 >>', '1', '<< /S /D /St 1 >>', '7', '<< >>']);
  });

  it('says what it is, in document information and XMP', () => {
    expect(text(file, file.catalog, 'Lang')).toBe('en');
    expect(text(file, file.catalog, 'ViewerPreferences', 'DisplayDocTitle')).toBe('true');
    expect(text(file, file.catalog, 'MarkInfo', 'Marked')).toBe('true');
    expect([file.getTitle(), file.getAuthor(), file.getCreator()]).toEqual([metadata.title, 'Zoë Quist, B. Author', 'Paparan']);
    expect([file.getCreationDate(), file.getModificationDate()]).toEqual([metadata.date, metadata.date]);
    const stream = at(file, file.catalog, 'Metadata');
    const xmp = stream instanceof PDFRawStream ? new TextDecoder().decode(stream.contents) : '';
    expect(xmp).toContain('Learning &amp; &lt;teaching&gt; — überall');
    expect(xmp).toContain('<rdf:li>this &amp; that</rdf:li>');
    expect(xmp).toContain('<xmp:CreateDate>2026-11-23T00:00:00Z</xmp:CreateDate>');
  });

  it('stamps pages as artifacts behind their own graphics state', () => {
    const drawn = contents(file, 1);
    expect(drawn.startsWith('q\n')).toBe(true);
    expect(drawn).toMatch(/\nQ\n\/Artifact <<\/Type \/Pagination>> BDC\nq 1 0 0 1 0 0 cm \/PaparanStamp Do Q\nEMC\n$/);
    expect(contents(file, 0)).not.toContain('PaparanStamp');
    const form = at(file, file.getPage(1).node, 'Resources', 'XObject', 'PaparanStamp');
    expect(text(file, form, 'Subtype')).toBe('Form');
    expect(at(file, form, 'StructParents')).toBeUndefined();
  });
});
