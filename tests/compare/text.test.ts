/** Paragraphs, rows and entries: which became which, and what is said of them. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { changesText } from '../../scripts/commands/changes-report.ts';
import { compare } from '../../scripts/compare/compare.ts';
import { compareText, type TextChanges } from '../../scripts/compare/passages.ts';
import { movedPairs } from '../../scripts/compare/sequence.ts';
import { comparePieces } from '../../scripts/compare/words.ts';
import type { Piece, UnitChange } from '../../scripts/model/changes.ts';
import type { BuildRecord, DeckLook, Passage, Unit } from '../../scripts/model/record.ts';

const paragraph = (words: string, more: Partial<Unit> = {}): Unit => ({ kind: 'paragraph', words, looks: '0', ...more });

function passage(id: string, units: readonly (string | Unit)[], heading = id, number = ''): Passage {
  return { id, heading, number, units: units.map((unit) => (typeof unit === 'string' ? paragraph(unit) : unit)) };
}

/** As a terminal is told. */
const said = ({ passages, units }: Pick<TextChanges, 'passages' | 'units'>): string => {
  const changes = { looks: [], order: [], passages, units, slides: [], pages: [], newFiles: [], goneFiles: [] };
  return changesText({ slug: 'x', since: { name: 'w', date: '2026-11-23' }, changes, booklets: [], files: [] }, 'dist');
};

/** "changed b 2": kind, passage and place, in order. */
const told = (changes: readonly UnitChange[]): string[] =>
  changes.map(({ kind, hasMoved, place }) => `${kind}${hasMoved && kind !== 'moved' ? '+moved' : ''} ${place.id} ${place.index}`);

const before = (pieces: readonly Piece[]): string => textOf(pieces, 'inserted');
const after = (pieces: readonly Piece[]): string => textOf(pieces, 'deleted');
const textOf = (pieces: readonly Piece[], without: Piece['sign']): string =>
  pieces
    .filter(({ sign }) => sign !== without)
    .map(({ text }) => text)
    .join('');

const a = 'Alliances hold while their members expect each other to act in time.';
const b = 'A promise made in peace is tested by those who did not make it.';
const c = 'Burden sharing is a quarrel that every treaty carries with it.';
const d = 'Deterrence works on the mind of one who reckons cost against gain.';

describe('text', () => {
  it('does not call the same what only looks other', () => {
    const page = {
      file: 'briefing.pdf',
      labels: ['1'],
      oldLabels: ['1'],
      print: [0],
      moved: [],
      recounted: [],
      removed: [],
      byWords: false,
    };
    const changes = { looks: [], order: [], passages: [], units: [], slides: [], pages: [page], newFiles: [], goneFiles: [] };
    const text = changesText({ slug: 'x', since: { name: 'w', date: '2026-11-23' }, changes, booklets: [], files: [] }, 'dist');
    expect(text).toContain('x: no slide or paragraph changed its words, but pages look other, since "w" of 2026-11-23\n');
  });

  it('says nothing of the same', () => {
    const text = [passage('x', [a, b]), passage('y', [c])];
    expect(compareText(text, text, 'en')).toMatchObject({ passages: [], units: [] });
  });

  it('marks the words of an edited paragraph', () => {
    const { units } = compareText([passage('x', [a, b])], [passage('x', [a, b.replace('peace', 'war')])], 'en');
    expect(told(units)).toEqual(['changed x 2']);
    expect(units[0]?.pieces.filter(({ sign }) => sign !== 'same')).toEqual([
      { sign: 'deleted', text: 'peace' },
      { sign: 'inserted', text: 'war' },
    ]);
  });

  it('tells one added in front from those that follow', () => {
    expect(told(compareText([passage('x', [a, b])], [passage('x', [d, a, b])], 'en').units)).toEqual(['added x 1']);
    expect(told(compareText([passage('x', [d, a, b])], [passage('x', [a, b])], 'en').units)).toEqual(['removed x 1']);
  });

  it('tells the one that moved, and not those that it passed', () => {
    const { units } = compareText([passage('x', [a, b, c, d])], [passage('x', [d, a, b, c])], 'en');
    expect(told(units)).toEqual(['moved x 1']);
    expect(units[0]?.from?.index).toBe(4);
  });

  it('tells a table that moved in one line, and of its rows only what else became of them', () => {
    const table = (name: string, last: string): Unit[] => [
      { kind: 'caption', name, words: 'What three members pay', looks: '0' },
      ...['Member | Share', 'Poland | 4.1', 'Germany | 2.1', last].map((words, row): Unit => ({
        kind: 'row',
        name,
        row,
        words,
        looks: '0',
      })),
    ];
    const text = (last: string) => [passage('x', [a, b, c]), passage('y', table('Table 1', last))];
    const { units } = compareText([passage('x', [a, b, c, ...table('Table 1', 'Spain | 1.3')])], text('Spain | 1.3'), 'en');
    expect(units).toMatchObject([{ kind: 'moved', unit: { kind: 'caption' } }]);
    const edited = compareText([passage('x', [a, b, c, ...table('Table 1', 'Spain | 1.3')])], text('Spain | 1.4'), 'en').units;
    expect(edited).toMatchObject([
      { kind: 'moved', unit: { kind: 'caption' } },
      { kind: 'changed', unit: { row: 3 } },
    ]);
    const bare = ([, ...rows]: readonly Unit[]): readonly Unit[] => rows;
    const without = compareText(
      [passage('x', [a, b, c, ...bare(table('Table 1', 'Spain | 1.3'))])],
      [passage('x', [a, b, c]), passage('y', bare(table('Table 1', 'Spain | 1.3')))],
      'en',
    ).units;
    expect(without).toMatchObject([{ kind: 'moved', unit: { row: 0 } }]);
  });

  it('keeps lines together that stayed', () => {
    const pieces = comparePieces('What binds\nWhat it costs\nHow it ends', 'What it costs\nWho pays what\nWhat binds\nHow it ends', 'en');
    expect(pieces).toEqual([
      { sign: 'deleted', text: 'What binds\n' },
      { sign: 'same', text: 'What it costs\n' },
      { sign: 'inserted', text: 'Who pays what\nWhat binds\n' },
      { sign: 'same', text: 'How it ends' },
    ]);
  });

  it('tells which row of which table one was', () => {
    const table = (name: string, ...rows: readonly string[]): Unit[] =>
      rows.map((words, row): Unit => ({ kind: 'row', name, row, words, looks: '0' }));
    const [one, other] = [table('Table 1', 'Malt', a, b, c), table('Table 2', 'Hops', d)];
    const { units } = compareText(
      [passage('x', [...one, ...other])],
      [passage('x', [...table('Table 1', 'Malt', b, c, a), ...other])],
      'en',
    );
    expect(units).toMatchObject([
      { kind: 'moved', unit: { name: 'Table 1', row: 3 }, place: { index: 3 }, from: { index: 1, unit: { name: 'Table 1', row: 1 } } },
    ]);
    expect(said({ passages: [], units })).toContain('Table 1, row 3 moved from row 1\n');
    const across = compareText(
      [passage('x', [...one, ...other])],
      [passage('x', [...table('Table 1', 'Malt', b, c), ...table('Table 2', 'Hops', d, a)])],
      'en',
    ).units;
    expect(said({ passages: [], units: across })).toContain('Table 2, row 2 moved from Table 1, row 1\n');
  });

  it('follows a paragraph into another section, edited on the way', () => {
    const { units } = compareText(
      [passage('x', [a, b]), passage('y', [c])],
      [passage('x', [a]), passage('y', [c, b.replace('peace', 'war')])],
      'en',
    );
    expect(told(units)).toEqual(['changed+moved y 2']);
    expect(units[0]?.from?.id).toBe('x');
  });

  it('takes sections in another order for moved, their paragraphs for unmoved', () => {
    const [x, y, z] = [passage('x', [a], 'X', '1'), passage('y', [b, c], 'Y', '2'), passage('z', [d], 'Z', '3')];
    const moved = compareText(
      [x, y, z],
      [
        { ...z, number: '1' },
        { ...x, number: '2' },
        { ...y, number: '3' },
      ],
      'en',
    );
    expect(moved.units).toEqual([]);
    expect(moved.passages).toMatchObject([{ kind: 'moved', id: 'z', number: '1', before: '3' }]);
  });

  describe('of points', () => {
    const [one, two] = [passage('x', [a], 'X', '1'), passage('y', [b], 'Y', '2')];
    const point = (number: string, id = 'p', words = c): Passage => passage(id, [words], id, number);
    const moves = (old: readonly Passage[], fresh: readonly Passage[]): string[] =>
      compareText(old, fresh, 'en').passages.map(({ kind, number, id, before: was }) => `${kind} ${number} ${id} from ${was}`);

    it('tells one that moved into another section, and not the section that it passed', () => {
      expect(moves([one, point('1.1'), two], [one, two, point('2.1')])).toEqual(['moved 2.1 p from 1.1']);
      expect(moves([one, two, point('2.1')], [one, point('1.1'), two])).toEqual(['moved 1.1 p from 2.1']);
      const last = point('2.1', 'q', d);
      expect(moves([one, point('1.1'), two, last], [one, two, last, point('2.2')])).toEqual(['moved 2.2 p from 1.1']);
      expect(said(compareText([one, point('1.1'), two], [one, two, point('2.1')], 'en'))).toContain('section 2.1 “p” moved from 1.1\n');
    });

    it('tells one that became a section', () =>
      expect(moves([one, point('1.1'), two], [one, { ...point('2'), heading: 'p' }, { ...two, number: '3' }])).toEqual([
        'moved 2 p from 1.1',
      ]));

    it('tells one that passed another of its section', () =>
      expect(moves([one, point('1.1'), point('1.2', 'q', d)], [one, point('1.1', 'q', d), point('1.2')])).toHaveLength(1));

    it('leaves those unmoved whose section moved, or is another', () => {
      const moved = [{ ...two, number: '1' }, { ...one, number: '2' }, point('2.1')];
      expect(moves([one, point('1.1'), two], moved)).toEqual(['moved 1 y from 2']);
      const other = passage('z', [`${d} ${d}`], 'Z', '1');
      expect(moves([one, point('1.1')], [other, point('1.1')])).toEqual(['added 1 z from undefined', 'removed 1 x from undefined']);
    });
  });

  it('knows a section under another heading, whose id came from the heading', () => {
    const { passages, units } = compareText([passage('old-name', [a, b], 'Old name')], [passage('new-name', [a, b], 'New name')], 'en');
    expect(units).toEqual([]);
    expect(passages).toMatchObject([{ kind: 'changed', id: 'new-name' }]);
    expect(before(passages[0]?.heading ?? [])).toBe('Old name');
    expect(after(passages[0]?.heading ?? [])).toBe('New name');
  });

  it('tells a section that went with all that it held, and one that came', () => {
    const { passages, units } = compareText([passage('x', [a]), passage('y', [b, c])], [passage('x', [a]), passage('z', [d])], 'en');
    expect(passages.map(({ kind, id }) => `${kind} ${id}`)).toEqual(['added z', 'removed y']);
    expect(told(units)).toEqual(['added z 1', 'removed y 1', 'removed y 2']);
  });

  it('never takes a glossary for references', () => {
    const term = (words: string): Unit => ({ kind: 'term', name: 'Term', words, looks: '0' });
    const changes = compareText(
      [passage('_glossary', [term(a)])],
      [passage('_references', [{ kind: 'reference', words: a, looks: '0' }])],
      'en',
    );
    expect(told(changes.units)).toEqual(['added _references 1', 'removed _glossary 1']);
    expect(changes.passages).toEqual([]);
  });

  it('names a line of the title page as the front matter does', () => {
    const masthead = (title: string, name?: string): Passage[] => [
      passage('_masthead', [{ kind: 'masthead', words: title, looks: '', ...(name === undefined ? {} : { name }) }], 'Title page'),
    ];
    expect(said(compareText(masthead('Ale', 'title'), masthead('Beer', 'title'), 'en'))).toContain(
      'the front matter: title changed: -“Ale” +“Beer”\n',
    );
    const earlier = said(compareText(masthead('How ale is brewed'), masthead('How beer is brewed', 'title'), 'en'));
    expect(earlier).toContain('the front matter: title changed: -“ale” +“beer”\n');
    expect(said(compareText(masthead('Ale'), [], 'en'))).toContain('the front matter: line 1 removed');
  });

  it('keeps a term that was defined wholly anew', () => {
    const term = (words: string): Unit => ({ kind: 'term', name: 'Deterrence', words, looks: '0' });
    expect(
      told(compareText([passage('_glossary', [term('One thing.')])], [passage('_glossary', [term('Quite another matter.')])], 'en').units),
    ).toEqual(['changed _glossary 1']);
  });

  it('sees what no word tells: another picture, another emphasis', () => {
    const { units } = compareText([passage('x', [paragraph(a)])], [passage('x', [paragraph(a, { looks: '1' })])], 'en');
    expect(units).toMatchObject([{ kind: 'changed', pieces: [{ sign: 'same', text: a }] }]);
  });

  it('says that a paragraph was made an item', () => {
    const { units } = compareText([passage('x', [a])], [passage('x', [{ kind: 'item', words: a, looks: '0' }])], 'en');
    expect(told(units)).toEqual(['changed x 1']);
  });

  it('compares ten thousand rows in seconds', () => {
    const rows = (edit: string): Passage =>
      passage(
        'x',
        Array.from({ length: 10_000 }, (_, index) => paragraph(`row ${index} of many ${edit}`, { kind: 'row', row: index })),
      );
    const started = performance.now();
    expect(compareText([rows('then')], [rows('now')], 'en').units.length).toBe(10_000);
    expect(performance.now() - started).toBeLessThan(30_000);
  }, 60_000);

  it('gives the same paragraphs twice back as none changed', () => {
    expect(compareText([passage('x', [a, a, a, b])], [passage('x', [a, a, b])], 'en').units.map(({ kind }) => kind)).toEqual(['removed']);
  });
});

describe('words', () => {
  const texts = fc
    .array(fc.constantFrom('one', 'two', 'three', '日本', 'الحلف', '—', 'co-operate', '🜁'), { maxLength: 12 })
    .map((words) => words.join(' '));
  const space = fc.constantFrom('', ' ', '  ', '\n', '\u00a0');
  const spaced = fc
    .array(fc.tuple(fc.constantFrom('one', 'two', '(', ')', ',', '.', '3.8', '日本', '同盟', 'الحلف'), space), { maxLength: 12 })
    .map((words) => words.flat().join(''));

  it.each(['en', 'id', 'ar', 'ja', 'xx-nonsense'])('hold both texts (%s)', (lang) => {
    fc.assert(
      fc.property(texts, texts, (one, other) => {
        const pieces = comparePieces(one, other, lang);
        expect([before(pieces), after(pieces)]).toEqual([one, other]);
      }),
    );
  });

  it.each(['en', 'ar', 'ja'])('hold every space of both texts, whatever is edited (%s)', (lang) => {
    const edits = fc.array(fc.tuple(fc.nat(), fc.nat(3), fc.oneof(texts, space)), { maxLength: 3 });
    fc.assert(
      fc.property(spaced, edits, (one, changes) => {
        const other = changes.reduce((text, [at, length, put]) => {
          const from = at % (text.length + 1);
          return text.slice(0, from) + put + text.slice(from + length);
        }, one);
        const pieces = comparePieces(one, other, lang);
        expect([before(pieces), after(pieces)]).toEqual([one, other]);
        for (const [index, { sign, text }] of pieces.entries())
          expect([text === '', pieces[index + 1]?.sign === sign]).toEqual([false, false]);
      }),
      { numRuns: 300 },
    );
  });

  it('says no more of a sign than the sign', () => {
    expect(comparePieces('Soil and water', 'Soil, and water', 'en')).toEqual([
      { sign: 'same', text: 'Soil' },
      { sign: 'inserted', text: ',' },
      { sign: 'same', text: ' and water' },
    ]);
    expect(comparePieces('A dog (big) runs', 'A dog (big one) runs', 'en')).toEqual([
      { sign: 'same', text: 'A dog (big' },
      { sign: 'inserted', text: ' one' },
      { sign: 'same', text: ') runs' },
    ]);
  });

  it('parts Japanese and Arabic at words, not at letters', () => {
    const japanese = comparePieces('同盟は約束である', '同盟は制度である', 'ja').filter(({ sign }) => sign !== 'same');
    expect(japanese).toEqual([
      { sign: 'deleted', text: '約束' },
      { sign: 'inserted', text: '制度' },
    ]);
    const arabic = comparePieces('الحلف وعد قديم', 'الحلف وعد جديد', 'ar').filter(({ sign }) => sign !== 'same');
    expect(arabic.map(({ text }) => text.trim())).toEqual(['قديم', 'جديد']);
  });

  it('gives up on a wholly other long text at once', () => {
    const long = (word: string): string => Array.from({ length: 20_000 }, (_, index) => `${word}${index}`).join(' ');
    const started = performance.now();
    expect(comparePieces(long('a'), long('b'), 'en').map(({ sign }) => sign)).toEqual(['deleted', 'inserted']);
    expect(performance.now() - started).toBeLessThan(10_000);
  }, 30_000);
});

it('takes a letter and its accent for the letter with the accent, in text, headings, slides and notes', () => {
  const record = (form: 'NFC' | 'NFD'): BuildRecord => {
    const say = (text: string): string => text.normalize(form);
    const slide = { id: say('é-points'), kind: 'points', heading: say('Fête'), words: say('Où?'), looks: '0', notes: say('À dire') };
    const text = [passage(say('é'), [paragraph(say('Le communiqué final'), { name: say('Clé') })], say('Fête'))];
    return { title: say('Fête'), lang: 'fr', text, slides: [slide], drawnBy: 'x', pages: {} };
  };
  expect(compare(record('NFD'), record('NFC'))).toMatchObject({ units: [], passages: [], slides: [] });
  expect(compare(record('NFC'), record('NFD'))).toMatchObject({ units: [], passages: [], slides: [] });
});

it('tells what all slides look other by, and nothing where the mark does not say how they looked', () => {
  const record = (look?: DeckLook): BuildRecord => ({
    title: 't',
    lang: 'en',
    text: [],
    slides: [],
    drawnBy: 'x',
    pages: {},
    ...(look && { look }),
  });
  const changes = compare(
    record({ theme: 'light', size: '16:9', accent: '#0b4f6c', bodyFont: 'Inter', logo: '1' }),
    record({ theme: 'dark', size: '16:9', headingFont: 'Lora', bodyFont: 'Lato', logo: '2' }),
  );
  expect(changesText({ slug: 's', since: { name: 'w', date: '2026-11-23' }, changes, booklets: [], files: [] }, 'dist')).toContain(
    '  deck.html and deck.pdf: all slides look other: theme dark (it was light), font of headings Lora, font of text Lato (it was Inter), another logo, no accent any more (it was #0b4f6c)\n',
  );
  expect(compare(record(), record({ theme: 'dark' })).looks).toEqual([]);
  expect(compare(record({ theme: 'dark' }), record({ theme: 'dark' })).looks).toEqual([]);
});

describe('order', () => {
  it('leaves what stands between two that changed places', () => {
    const moved = (order: readonly number[]): number[] =>
      [...movedPairs(order.map((before, after) => ({ before, after })))].map(({ before }) => before);
    expect(moved([2, 1, 0])).toEqual([2, 0]);
    expect(moved([0, 5, 2, 3, 4, 1, 6])).toEqual([5, 1]);
    expect(moved([13, 11, 12, 10, 15])).toEqual([13, 10]);
    expect(moved([2, 0, 1])).toEqual([2]);
  });

  it('calls as few moved as there are', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 30 }), fc.nat(), fc.nat(), (length, from, to) => {
        const order = Array.from({ length }, (_, index) => index);
        const [taken = 0] = order.splice(from % length, 1);
        order.splice(to % length, 0, taken);
        const pairs = order.map((old, index) => ({ before: old, after: index }));
        expect(movedPairs(pairs).size).toBe(from % length === to % length ? 0 : 1);
      }),
    );
  });
});
