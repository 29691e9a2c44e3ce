/** Figures of several pictures: how they are set, what they are called, what they need in pixels, and what is said of them. */
import { describe, expect, it, test } from 'vitest';
import type { Article } from '../../scripts/model/article.ts';
import type { Block } from '../../scripts/model/block.ts';
import type { Figure, FigurePicture } from '../../scripts/model/figure.ts';
import type { Picture } from '../../scripts/model/picture.ts';
import { inRows, lettersOf, mostPictures, setSideBySide } from '../../scripts/model/side-by-side.ts';
import { notesText } from '../../scripts/fill/markdown.ts';
import { plainText } from '../../scripts/model/walk.ts';
import { planSlides } from '../../scripts/plan/deck.ts';
import { paperFigures } from '../../scripts/plan/fit/figures.ts';
import { planMasthead } from '../../scripts/plan/masthead.ts';
import { planNames } from '../../scripts/plan/names.ts';
import { pictureTasks } from '../../scripts/plan/picture-wishes.ts';
import { unitsOf } from '../../scripts/plan/record-words.ts';
import { findLowResolution } from '../../scripts/plan/resolution.ts';
import { article, content, labelsFor, paragraph, section, text } from '../sample.ts';

const position = { file: 'article.md', line: 1, column: 1 };

type Called = Pick<FigurePicture, 'id' | 'caption' | 'credit' | 'url'>;

/** Of `a.jpg`, `b.jpg` …, each with what it is called. */
function beside(first: Called, second: Called, ...others: readonly Called[]): Figure {
  const picture = (called: Called, index: number): FigurePicture => {
    const name = String.fromCharCode(97 + index);
    return { src: `${name}.jpg`, alt: `Alt ${name}`, position: { ...position, column: index + 1 }, ...called };
  };
  return {
    type: 'figure',
    id: 'f',
    pictures: [picture(first, 0), ...[second, ...others].map((one, index) => picture(one, index + 1))],
    position,
  };
}

const photo = (width: number, height: number): Picture => ({ mime: 'image/jpeg', bytes: new Uint8Array(), width, height, lossy: true });
const photos = (...sizes: readonly (readonly [number, number])[]): Article['pictures'] =>
  Object.fromEntries(sizes.map(([width, height], index) => [`${String.fromCharCode(97 + index)}.jpg`, photo(width, height)]));

describe('rows', () => {
  test.each([
    [2, [2]],
    [3, [3]],
    [4, [2, 2]],
    [5, [3, 2]],
    [mostPictures, [3, 3]],
  ])('of %i pictures', (count, expected) => {
    expect(inRows(Array.from({ length: count })).map(({ length }) => length)).toEqual(expected);
  });

  const room = { width: 1000, height: 400, gap: 20, least: 150 };
  const shapes = (ratios: readonly number[], isCaptioned = false) => ratios.map((ratio) => ({ ratio, isCaptioned }));
  const widths = (ratios: readonly number[], isCaptioned = false): readonly number[] => {
    const { shares, height, gaps } = setSideBySide(shapes(ratios, isCaptioned), room);
    return inRows(shares).map((row) => row.reduce((sum, share) => sum + share * height, 0) + gaps * room.gap);
  };

  it('fill the width where their height allows it', () => {
    expect(setSideBySide(shapes([1.5, 1.5]), room).height).toBeCloseTo(980 / 3);
    expect(widths([1.5, 1.5, 0.7])[0]).toBeCloseTo(1000);
    expect(setSideBySide(shapes([0.5, 0.5]), room).height).toBe(400);
  });

  it('never are wider than there is room, and all pictures are equally high', () => {
    for (const ratios of [
      [1.5, 1.5, 1.5, 1.5, 1.5],
      [3, 0.2, 0.2, 3, 3],
      [0.1, 0.1, 9, 0.1],
      [2, 2, 0.3, 4, 4, 4],
    ])
      for (const isCaptioned of [true, false]) for (const width of widths(ratios, isCaptioned)) expect(width).toBeLessThanOrEqual(1000.5);
  });

  it('leave a caption its least width', () => {
    const { shares, height } = setSideBySide(shapes([0.2, 1.5], true), room);
    expect((shares[0] ?? 0) * height).toBeCloseTo(150, 0);
    expect((shares[1] ?? 0) / 1.5).toBeCloseTo(1);
  });
});

describe('letters', () => {
  const labels = labelsFor('en');
  it.each([
    ['where one has a caption', beside({ caption: [text('One')] }, {}), ['a', 'b']],
    ['where one has an id', beside({}, { id: 'x' }), ['a', 'b']],
    ['not where none is called anything', beside({}, { credit: [text('By me')] }), ['', '']],
  ])('%s', (_, figure, expected) => {
    expect(lettersOf(figure, labels)).toEqual(expected);
  });

  it('are those of the language', () => {
    expect(lettersOf(beside({ id: 'x' }, {}, {}), labelsFor('ar'))).toEqual(['أ', 'ب', 'ج']);
  });

  it.each(['ar', 'de', 'de-CH', 'en', 'es', 'fr', 'id', 'it', 'ja', 'ms', 'nl', 'pt', 'pt-PT', 'tr', 'zh', 'zh-Hant'])(
    'there are as many as pictures, each once (%s)',
    (lang) => {
      const letters = labelsFor(lang)['pictureLetters']?.split(' ') ?? [];
      expect(new Set(letters).size).toBe(mostPictures);
    },
  );
});

describe('names', () => {
  const made = (figure: Figure, lang = 'en') =>
    planNames(article({ lang, introduction: content({ ...beside({}, {}), id: 'first' }, figure) }), labelsFor(lang)).names;

  it('a picture is called by its figure’s number and its letter', () => {
    expect(made(beside({}, { id: 'x' }))).toMatchObject({ first: 'Figure 1', f: 'Figure 2', x: 'Figure 2b' });
    expect(made(beside({}, { id: 'x' }), 'ar')['x']).toMatch(/^الشكل .-ب$/u);
  });

  it('what only a slide shows goes by its words', () => {
    const slide = { blocks: [beside({ id: 'x', caption: [text('One')] }, { id: 'y' })], position };
    const { names } = planNames(article({ introduction: { ...content(), slides: [slide] } }), labelsFor('en'));
    expect(names).toMatchObject({ f: 'Alt a, Alt b', x: 'One', y: 'Alt b' });
  });
});

describe('slides', () => {
  const figuresOf = (made: Article) => planSlides(made, planMasthead(made, labelsFor('en'))).filter(({ draft }) => draft.kind === 'figure');
  const deckOf = (...blocks: readonly Block[]) => {
    const made = article({ sections: [section('s', ...blocks)], pictures: photos([400, 600], [400, 600]) });
    return figuresOf(made).map(({ draft }) => draft);
  };

  it('pictures side by side have one of their own, however few the words', () => {
    const [slide, ...others] = deckOf(paragraph(text('Few words.')), beside({}, {}));
    expect([others.length, slide?.blocks.map(({ type }) => type)]).toEqual([0, ['figure']]);
  });

  it('a common caption is the headline, and pictures keep their own', () => {
    const [slide] = deckOf({ ...beside({ caption: [text('One')] }, {}), caption: [text('Both')] });
    const [figure] = slide?.blocks ?? [];
    expect(plainText(slide?.heading ?? [])).toBe('Both');
    expect(figure?.type === 'figure' && [figure.caption, figure.pictures[0].caption]).toEqual([undefined, [text('One')]]);
  });

  it('a picture that a slide shows beside another is not shown again', () => {
    const alone: Figure = { ...beside({}, {}), id: 'g', pictures: [{ src: 'a.jpg', alt: 'A', position }] };
    const shown = (...blocks: readonly Figure[]) => {
      const own = { ...section('s', ...blocks), slides: [{ blocks: [beside({}, {})], position }] };
      return figuresOf(article({ sections: [own] })).length;
    };
    expect([shown(alone), shown(beside({}, {})), shown(beside({}, {}, {}))]).toEqual([1, 1, 2]);
  });
});

describe('pixels', () => {
  const withPictures = (pictures: Article['pictures']): Article => article({ introduction: content(beside({}, {}, {})), pictures });

  it('are those of a picture’s share of the column', () => {
    const tasks = pictureTasks(withPictures(photos([6000, 4000], [6000, 4000], [6000, 4000])));
    // A third of 126 mm without two gaps of 4 mm, at 300 dpi; of 1152 px without two of 24, twice as dense.
    expect(tasks.map(({ paper, slide }) => [paper?.width, slide?.width])).toEqual(Array(3).fill([Math.ceil((118 / 3 / 25.4) * 300), 736]));
  });

  it('suffice for a picture that would be too coarse for the whole column', () => {
    expect(findLowResolution(withPictures(photos([400, 260], [400, 260], [400, 260])))).toEqual([]);
  });

  it('that are too few are told at their own picture; one that is tiny does not make the others so', () => {
    const [found, ...others] = findLowResolution(withPictures(photos([3000, 2000], [60, 40], [3000, 2000])));
    expect(others).toEqual([]);
    expect(found).toMatchObject({ ruleId: 'low-resolution', position: { column: 2 }, message: expect.stringContaining('"b.jpg"') });
    expect(found?.message).toContain('of 39 × 26 mm');
  });
});

it('a figure’s height on paper is that of its rows', () => {
  const six = { introduction: [beside({}, {}, {}, {}, {}, {})], sections: [] } as unknown as Parameters<typeof paperFigures>[0];
  const size = [2000, 2000] as const;
  const [found] = paperFigures(six, photos(size, size, size, size, size, size));
  expect(found?.height).toBeCloseTo((2 * 118) / 3);
});

it('notes say the pictures, and the record their captions with letters', () => {
  const figure = beside({ caption: [text('One')], credit: [text('By A')] }, {});
  const references = { names: {}, citations: {}, pictures: {} };
  expect(notesText([figure], references)).toBe('One, Alt b');
  const context = { names: { f: 'Figure 1' }, citations: {}, labels: labelsFor('en'), lang: 'en', picture: (src: string) => src };
  const [unit] = unitsOf([{ ...figure, caption: [text('Both')] }], context);
  expect(unit).toMatchObject({ kind: 'figure', name: 'Figure 1', words: '(a) One By A · (b) · Both' });
});
