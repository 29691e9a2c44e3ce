import type { PDFDict } from 'pdf-lib';
import { describe, expect, it } from 'vitest';
import { finish, finishDeck } from '../../scripts/merge/annotate.ts';
import { annotations, at, dangling, elements, fixture, list, metadata, name, parents, read, text } from './files.ts';
import { readDestinations, readOutline } from './places.ts';

const bookmarks = [{ title: 'Erste', page: 0, top: 500, children: [] }];
const options = { bookmarks, metadata, notes: ['Sag „hallo“\nzweimal', '', 'Ende'], noteTitle: 'Speaker notes' };

describe('finishDeck', () => {
  it('attaches notes to their slides, hidden in print and of one size', async () => {
    const file = await read(await finishDeck(fixture('slides'), options));
    const notes = [0, 1, 2].map((page) => annotations(file, page).filter((annotation) => text(file, annotation, 'Subtype') === 'Text'));
    expect(notes.map((own) => own.map((note) => text(file, note, 'Contents')))).toEqual([['Sag „hallo“\nzweimal'], [], ['Ende']]);
    expect(text(file, notes[0]?.[0], 'F')).toBe('24');
    expect(list(file, notes[0]?.[0], 'Rect').map(String)).toEqual(['6', '516', '24', '534']);
    expect(text(file, notes[0]?.[0], 'T')).toBe('Speaker notes');
  });

  it('tags each note behind its slide', async () => {
    const file = await read(await finishDeck(fixture('slides'), options));
    const slides = elements(file).filter((element) => ['H1', 'Annot'].includes(text(file, element, 'S')));
    expect(slides.map((element) => text(file, element, 'S'))).toEqual(['H1', 'Annot', 'H1', 'H1', 'Annot']);
    const note = annotations(file, 2).at(-1);
    const element = parents(file).get(Number(text(file, note, 'StructParent')));
    expect(at(file, element, 'K', 'Obj')).toBe(note);
    expect(Number(text(file, file.catalog, 'StructTreeRoot', 'ParentTreeNextKey'))).toBeGreaterThan(Math.max(...parents(file).keys()));
    expect(dangling(file)).toEqual([]);
  });
});

describe('finish', () => {
  it('replaces bookmarks and metadata, and keeps tags, links and named destinations', async () => {
    const bytes = await finish(fixture('text'), { bookmarks, metadata });
    const file = await read(bytes);
    expect(await readOutline(bytes)).toEqual([{ title: 'Erste', page: 0, top: 500, depth: 1 }]);
    expect(await readDestinations(bytes)).toEqual(await readDestinations(fixture('text')));
    const kept = (all: readonly PDFDict[]): readonly string[] =>
      all.map((element) => String(element.get(name('S')))).filter((type) => !['/NonStruct', '/LBody'].includes(type));
    expect(kept(elements(file))).toEqual(kept(elements(await read(fixture('text')))));
    expect([file.getTitle(), file.getCreationDate()]).toEqual([metadata.title, metadata.date]);
    expect(text(file, file.catalog, 'StructTreeRoot', 'RoleMap', 'Em')).toBe('Span');
    expect(annotations(file, 0).every((annotation) => annotation.has(name('Dest')))).toBe(true);
  });

  it('gives the same bytes for the same input', async () => {
    expect(await finish(fixture('text'), { bookmarks, metadata })).toEqual(await finish(fixture('text'), { bookmarks, metadata }));
  });
});
