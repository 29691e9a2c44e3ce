/**
 * The rules of docs/article-format.md on what a slide shows and what its speaker says, read off the plan.
 */
import { describe, expect, test } from 'vitest';
import type { Article } from '../../scripts/model/article.ts';
import type { Block } from '../../scripts/model/block.ts';
import type { Inline } from '../../scripts/model/inline.ts';
import type { Content, Point, Section } from '../../scripts/model/section.ts';
import type { Slide } from '../../scripts/model/deck.ts';
import type { Masthead } from '../../scripts/model/masthead.ts';
import { plainText } from '../../scripts/model/walk.ts';
import { planDeck, planSlides } from '../../scripts/plan/deck.ts';
import { shortenMasthead } from '../../scripts/plan/fit/masthead.ts';
import { readOptions } from '../../scripts/read/options.ts';

const position = { file: 'a.md', line: 1, column: 1 };
const text = (value: string): Inline => ({ type: 'text', value });
const strong = (value: string): Inline => ({ type: 'strong', children: [text(value)] });
const paragraph = (...children: (Inline | string)[]): Block => ({
  type: 'paragraph',
  children: children.map((child) => (typeof child === 'string' ? text(child) : child)),
  position,
});
const list = (...items: string[]): Block => ({
  type: 'list',
  ordered: false,
  start: 1,
  items: items.map((item) => ({ children: [paragraph(item)] })),
  position,
});
const figure = (caption?: string): Block => ({
  type: 'figure',
  id: 'fig',
  pictures: [{ src: 'a.svg', alt: 'A', position }],
  position,
  ...(caption ? { caption: [text(caption)] } : {}),
});

const point = (blocks: readonly Block[], more: Partial<Point> = {}): Point => ({
  id: 'p',
  heading: [text('Point')],
  slides: [],
  notes: [],
  position,
  blocks,
  ...more,
});
const section = (more: Partial<Section> = {}): Section => ({ ...point([], { id: 's', heading: [text('Section')] }), points: [], ...more });
const empty: Content = { blocks: [], slides: [], notes: [] };

const article = (more: Partial<Article>): Article => ({
  slug: 'a',
  file: 'a.md',
  title: 'Title',
  lang: 'en',
  direction: 'ltr',
  authors: [],
  keywords: [],
  summary: [],
  theme: 'light',
  brand: {},
  paper: 'a4',
  references: [],
  glossary: [],
  questions: [],
  appendices: [],
  deck: { agenda: true, references: true },
  handout: readOptions({}).handout,
  briefing: { ...readOptions({}).briefing, slides: true },
  introduction: empty,
  sections: [],
  footnotes: [],
  pictures: {},
  ...more,
});

const labels = {
  agenda: 'Agenda',
  introduction: 'Introduction',
  takeaways: 'Takeaways',
  questions: 'Questions',
  question: 'Question',
  thanks: 'Thanks',
};
const plan = (more: Partial<Article>): readonly Slide[] => {
  const made = article(more);
  return planDeck(made, { ...(made as unknown as Masthead), labels }).slides;
};
const ofPoint = (blocks: readonly Block[], more: Partial<Point> = {}): readonly Slide[] =>
  plan({ sections: [section({ points: [point(blocks, more)] })] }).slice(2, -1);
const shown = (slide: Slide | undefined): string[] =>
  (slide?.blocks ?? []).flatMap((block) =>
    block.type === 'list' ? block.items.map((item) => plainText(item.children)) : [plainText([block])],
  );
const said = (slide: Slide | undefined): string => plainText(slide?.notes ?? []);
const kinds = (slides: readonly Slide[]): string[] => slides.map(({ kind }) => kind);

test('a list is shown, its short lead-in and the paragraphs around it are said', () => {
  const [slide] = ofPoint([paragraph('Lead in:'), list('One', 'Two'), paragraph('After. More.')]);
  expect([slide?.kind, shown(slide)]).toEqual(['points', ['One', 'Two']]);
  expect(said(slide)).toContain('Lead in:');
  expect(said(slide)).toContain('After. More.');
});

test('what a list cannot be understood without is shown with it', () => {
  const lead = 'Of these the third stresses two things:';
  expect(shown(ofPoint([paragraph(`There are three. ${lead}`), list('One', 'Two')])[0])).toEqual([lead, 'One', 'Two']);
  expect(shown(ofPoint([paragraph('We ask it:'), list('to go', 'to stay')])[0])).toEqual(['We ask it:', 'to go', 'to stay']);
  const two = [paragraph('Roles:'), list('One', 'Two'), paragraph('Doubts:'), list('Three', 'Four')];
  expect(shown(ofPoint(two)[0])).toEqual(['Roles:', 'One', 'Two', 'Doubts:', 'Three', 'Four']);
  expect(shown(ofPoint([paragraph('A whole sentence without a colon.'), list('One', 'Two')])[0])).toEqual(['One', 'Two']);
});

test('a formula is shown between what leads to it and what its letters mean', () => {
  const math = { type: 'math', value: 'R = D C', position } as const;
  const words = (...blocks: readonly Block[]): readonly string[] =>
    (ofPoint(blocks).find(({ kind }) => kind === 'math')?.blocks ?? []).map((block) => (block === math ? '=' : plainText([block])));
  expect(words(paragraph('The risk is'), math, paragraph('where D is the damage.'))).toEqual([
    'The risk is',
    '=',
    'where D is the damage.',
  ]);
  expect(words(paragraph('Damage costs. The risk is'), math)).toEqual(['The risk is', '=']);
  expect(words(paragraph(strong('Example.'), ' For two it is, since'), math)).toEqual(['Example. For two it is, since', '=']);
  expect(words(paragraph('Damage costs.'), math, paragraph('It is high.'))).toEqual(['=']);
  expect(words(paragraph('and'), math)).toEqual(['=']);
  expect(words(paragraph('Damage costs. It is'), math)).toEqual(['Damage costs. It is', '=']);
  expect(words(paragraph('The risk is'), math, paragraph(`where D is ${'the very long '.repeat(20)} damage.`))).toEqual([
    'The risk is',
    '=',
  ]);
  expect(words(paragraph(`${'The very long '.repeat(20)} risk is`), math)).toEqual(['=']);
});

test('a paragraph that is shown whole with its formula or code has no slide of its own, and is said with it', () => {
  const math = { type: 'math', value: 'R = D C', position } as const;
  const lead = paragraph('Take a damage. It is');
  const drafts = (...blocks: readonly Block[]): readonly (readonly [string, string])[] =>
    ofPoint(blocks).map(({ kind, blocks: shown, notes }) => [`${kind}: ${plainText(shown)}`, plainText(notes)]);
  expect(ofPoint([lead, math]).map(({ kind }) => kind)).toEqual(['math']);
  expect(drafts(lead, math)[0]?.[1]).toContain('Take a damage.');
  const longer = paragraph('Damage costs. Nobody knows how much. The risk of it is');
  expect(ofPoint([longer, math]).map(({ kind }) => kind)).toEqual(['statement', 'math']);
  expect(ofPoint([lead, math, paragraph('So it is.')]).map(({ kind }) => kind)).toEqual(['math', 'statement']);
});

test('a formula is shown with the sentences that say what its letters mean, also beside what is shown outright', () => {
  const math = { type: 'math', value: String.raw`p \times C_{a} > \exp G`, position } as const;
  const letter = (value: string): Inline => ({ type: 'inlineMath', value });
  const named = (...names: readonly string[]): Inline[] =>
    names.flatMap((name) => [{ type: 'text', value: ' a cost ' } as const, letter(name)]);
  const words = (blocks: readonly Block[], content: Partial<Content> = {}): readonly string[] =>
    (ofPoint(blocks, content).find(({ kind }) => kind === 'math')?.blocks ?? []).map((block) =>
      block === math ? '=' : plainText([block]),
    );
  const suppose = paragraph('One line. Suppose', ...named('C_a', 'p'), '. It is deterred when');
  const expected = ['Suppose a cost Cₐ a cost p. It is deterred when', '='];
  expect(words([suppose, math])).toEqual(expected);
  expect(words([suppose, math], { slides: [{ blocks: [list('Shown')], position }] })).toEqual(expected);
  expect(words([paragraph('Suppose', ...named('e'), '. It is deterred when'), math])).toEqual(['It is deterred when', '=']);
  expect(words([paragraph('So it is.'), math, paragraph('Here is', ...named('p', 'G'), '. And so on.')])).toEqual([
    '=',
    'Here is a cost p a cost G.',
  ]);
  expect(words([paragraph('So it is.'), math, paragraph('A vast', ...named('G'), ' is nothing.')])).toEqual(['=']);
});

test('few lines of code are shown with what leads to them', () => {
  const code = (lines: number): Block => ({ type: 'code', lang: '', value: Array<string>(lines).fill('x').join('\n'), position });
  const beside = (...blocks: readonly Block[]): readonly string[] =>
    (ofPoint(blocks).find(({ kind }) => kind === 'code')?.blocks ?? []).map((block) => (block.type === 'code' ? '=' : plainText([block])));
  expect(beside(paragraph('One thing to note. If we run it, it says:'), code(2))).toEqual(['If we run it, it says:', '=']);
  expect(beside(paragraph('If we run it, it says:'), code(2))).toEqual(['If we run it, it says:', '=']);
  expect(beside(paragraph('One thing to note. If we run it, it says:'), code(9))).toEqual(['=']);
  expect(beside(paragraph('It runs.'), code(2), paragraph('It ran.'))).toEqual(['=']);
});

test('of what explains a formula at length its first sentence is shown, and what is strong in the others on a slide of its own', () => {
  const math = { type: 'math', value: 'R = D C', position } as const;
  const strongRest = paragraph('where D is the damage. For a flood it is known. ', strong('The chance is what nobody knows'), '.');
  const [first, second, ...others] = ofPoint([paragraph('The risk is'), math, strongRest]);
  expect(others).toEqual([]);
  expect(first?.blocks.map((block) => (block === math ? '=' : plainText([block])))).toEqual(['The risk is', '=', 'where D is the damage.']);
  expect(shown(second)).toEqual(['The chance is what nobody knows']);
  const long = paragraph(`where D is the damage. ${'It is said at length. '.repeat(12)}`);
  expect(ofPoint([paragraph('The risk is'), math, long])[0]?.blocks.map((block) => (block === math ? '=' : plainText([block])))).toEqual([
    'The risk is',
    '=',
    'where D is the damage.',
  ]);
});

test('a sentence that begins with a letter of the formula explains it, and the last words of its own sentence do not', () => {
  const math = { type: 'math', value: 'R = D C', position } as const;
  const letter = { type: 'inlineMath', value: 'D' } as const;
  const explained = (...after: readonly Inline[]): number =>
    ofPoint([math, { type: 'paragraph', children: after, position }]).find(({ kind }) => kind === 'math')?.blocks.length ?? 0;
  const text = (value: string): Inline => ({ type: 'text', value });
  expect(explained(text('Dabei ist '), letter, text(' der Schaden, den man erwartet.'))).toBe(2);
  expect(explained(text('The whole of the damage '), letter, text(' is never known.'))).toBe(1);
  expect(explained(text('Here '), { ...letter, value: 'D = 5' }, text(' is a good guess.'))).toBe(1);
  expect(explained(text('in metres.'))).toBe(1);
});

test('a sentence that a formula ends is no second sentence of an opening', () => {
  const math = { type: 'math', value: 'R = D C', position } as const;
  const slides = ofPoint([paragraph('Averages hide it. If the table is full, the longest list has with high chance'), math]);
  expect(slides.map(shown)[0]).toEqual(['Averages hide it.']);
});

test('a strong phrase in one of several counted points brings the others', () => {
  const text = paragraph(
    'There are three. First, it costs little. Second, it is known. Third, ',
    strong('trust'),
    ' is what holds it. So be it.',
  );
  expect(shown(ofPoint([text])[0])).toEqual(['First, it costs little.', 'Second, it is known.', 'Third, trust is what holds it.']);
  const alone = paragraph('There is one. Germany, ', strong('the largest member of them all'), ', pays most of it.');
  expect(shown(ofPoint([alone])[0])).toHaveLength(1);
});

test('a sentence that announces questions is shown with them', () => {
  const text = 'This hour has three questions. What is a right? Whom does it bind? And who decides? Let us see.';
  expect(shown(ofPoint([paragraph(text)])[0])).toEqual([text.replace(' Let us see.', '')]);
  expect(shown(ofPoint([paragraph('It was never asked again. Why is that? Nobody knows.')])[0])).toEqual(['It was never asked again.']);
});

test('a strong opening with a name in brackets leads to the sentence behind it', () => {
  const theorem = paragraph(strong('Theorem 2'), ' (Heine–Borel). A set is compact if it is closed and bounded.');
  const [slide] = ofPoint([theorem, paragraph(strong('Corollary 3.'), ' A function on it has a largest value.')]);
  expect(shown(slide)).toEqual([
    'Theorem 2 (Heine–Borel). A set is compact if it is closed and bounded.',
    'Corollary 3. A function on it has a largest value.',
  ]);
});

test('what leads to a formula, and goes on after it, is said with it', () => {
  const math = { type: 'math', value: 'R = D C', position } as const;
  const slides = ofPoint([
    paragraph('Reading is a product:'),
    math,
    paragraph('where R is comprehension.'),
    paragraph('It is famous. Very.'),
  ]);
  expect(slides.map(({ kind }) => kind)).toEqual(['math', 'statement']);
  expect(said(slides[0])).toContain('Reading is a product:');
  expect(said(slides[0])).toContain('where R is comprehension.');
  expect(shown(slides[1])).toEqual(['It is famous.']);
});

test('items that open with a strong word show what it is about', () => {
  const long = ' Families who move often, who live far from a clinic, or who are not registered with any doctor at all. Others.';
  const items = ['Access.', 'History.', 'Age.'].map((word) => ({ children: [paragraph(strong(word), long)] }));
  const all = ofPoint([{ type: 'list', ordered: false, start: 1, items, position }]).flatMap(shown);
  expect(all[0]).toBe(`Access.${long.replace(' Others.', '')}`);
});

test('a section of one statement shows it on its opener', () => {
  const slides = plan({ sections: [section({ blocks: [paragraph('Write to me. Or do not.')] }), section({ id: 'other' })] });
  expect(slides.slice(2, 4).map((slide) => [slide.kind, shown(slide)])).toEqual([
    ['section', ['Write to me.']],
    ['section', []],
  ]);
  expect(said(slides[2])).toContain('Or do not.');
});

test('without a list, strong phrases are shown, without the stop of their sentence', () => {
  const [slide] = ofPoint([paragraph('So ', strong('belief deters,'), ' he said.'), paragraph(strong('Force does not.'))]);
  expect(shown(slide)).toEqual(['Belief deters', 'Force does not']);
});

describe('a single strong word', () => {
  const long = ' that every student of the field has learnt to repeat whatever else was forgotten of the lectures';

  test('is shown with its sentence', () => {
    const first = paragraph('The sea became cheaper. It took ', strong('ninety'), ' days. Then forty.');
    expect(shown(ofPoint([first])[0])).toEqual(['It took ninety days.']);
    expect(shown(ofPoint([paragraph(strong('Never'), ' trust a seed. Or do.')])[0])).toEqual(['Never trust a seed.']);
  });

  test('is as a phrase with a figure, and as a short phrase that is all there is', () => {
    const figures = [paragraph('It lasted ', strong('12 years'), '. More.'), paragraph('It is ', strong('known widely'), '. More.')];
    expect(shown(ofPoint(figures)[0])).toEqual(['It lasted 12 years.', 'It is known widely.']);
    expect(shown(ofPoint([paragraph('Sadly they ', strong('did nothing'), ' at all. More.')])[0])).toEqual([
      'Sadly they did nothing at all.',
    ]);
    expect(shown(ofPoint([paragraph('Hence ', strong('a plausible mechanism is not evidence'), '. More.')])[0])).toEqual([
      'A plausible mechanism is not evidence',
    ]);
  });

  test('is shown once with the others of its sentence', () => {
    const text = paragraph(
      'It must be ',
      strong('clear'),
      ', ',
      strong('credible'),
      ' and ',
      strong('told'),
      '. It does ',
      strong('not'),
      ' help.',
    );
    expect(shown(ofPoint([text])[0])).toEqual(['It must be clear, credible and told.', 'It does not help.']);
  });

  test('brings the sentences of the phrases beside it', () => {
    const text = [paragraph('It is ', strong('cheap'), '. Less.'), paragraph('They ', strong('did nothing'), ' at all. More.')];
    expect(shown(ofPoint(text)[0])).toEqual(['It is cheap.', 'They did nothing at all.']);
  });

  test('leaves phrases alone where a slide has no room for all sentences', () => {
    const phrases = ['a', 'b', 'c'].map((name) => paragraph('A ', strong(`${name} phrase`), long, '.'));
    expect(shown(ofPoint([paragraph('It is ', strong('cheap'), '.'), ...phrases])[0])).toEqual([
      'It is cheap.',
      'A phrase',
      'B phrase',
      'C phrase',
    ]);
  });

  test('stands alone with two others of a long sentence', () => {
    const text = paragraph('They are ', strong('fear'), ', ', strong('gain'), ' and ', strong('habit'), long, '.');
    expect(shown(ofPoint([text])[0])).toEqual(['Fear', 'Gain', 'Habit']);
  });

  test('that opens a paragraph leads to its first sentence', () => {
    const text = [paragraph(strong('Cost.'), ' Bases are dear. Very.'), paragraph(strong('Time:'), ' armies are slow. Very.')];
    expect(shown(ofPoint(text)[0])).toEqual(['Cost. Bases are dear.', 'Time: armies are slow.']);
    expect(shown(ofPoint([paragraph(strong('Cost.')), paragraph(strong('Time.'))])[0])).toEqual(['Cost', 'Time']);
  });
});

test('a strong word in a long sentence stands for itself beside others', () => {
  const long = ' that every student of the field has learnt to repeat '.repeat(3);
  expect(shown(ofPoint([paragraph('It is ', strong('fear'), long, '.'), paragraph('It is ', strong('gain'), long, '.')])[0])).toEqual([
    'Fear',
    'Gain',
  ]);
});

test('strong words in other markup, and two short ones, bring their sentence', () => {
  const slanted: Inline = { type: 'emphasis', children: [text('it is '), strong('not'), text(' the same')] };
  expect(shown(ofPoint([paragraph('Hence ', slanted, '. More.')])[0])).toEqual(['Hence it is not the same.']);
  expect(
    shown(ofPoint([paragraph('They ', strong('must not'), ' fire. More.'), paragraph('They ', strong('may ask'), '. More.')])[0]),
  ).toEqual(['They must not fire.', 'They may ask.']);
});

test('a sentence ends behind code and formulas, too', () => {
  const code: Inline = { type: 'inlineCode', value: '/etc' };
  expect(shown(ofPoint([paragraph('They are in ', code, '. There are ', strong('three'), ' kinds. More.')])[0])).toEqual([
    'There are three kinds.',
  ]);
});

test('a quote keeps both its marks or none where a citation follows', () => {
  const citation: Inline = { type: 'citation', items: [{ key: 'k' }], position };
  const [slide] = ofPoint([{ type: 'blockquote', children: [paragraph('“We speak.” ', citation)], position }]);
  expect(plainText(slide?.blocks ?? [])).not.toMatch(/[“”]/);
});

test('a remark is shown beside a quote that a slide shows outright', () => {
  const quote: Block = { type: 'blockquote', children: [paragraph('Peace.')], position };
  const remark: Block = { type: 'blockquote', callout: true, children: [paragraph('Warning: look.')], position };
  const slides = ofPoint([paragraph('Text.'), remark], { slides: [{ blocks: [quote], position }] });
  expect(slides.map((slide) => plainText(slide.blocks))).toEqual(['Peace.', 'Warning: look.']);
  expect(slides.map(({ callout }) => callout)).toEqual([undefined, true]);
});

test('of a caption of several sentences the first is the headline', () => {
  const figure: Block = {
    type: 'figure',
    id: 'f',
    pictures: [{ src: 'a.svg', alt: 'A', position }],
    caption: [text('Europe in 1914. The grey areas were neutral.')],
    position,
  };
  const [slide] = ofPoint([figure]);
  const [shownFigure] = slide?.blocks ?? [];
  expect([plainText(slide?.heading ?? []), shownFigure?.type === 'figure' ? plainText(shownFigure.caption ?? []) : '']).toEqual([
    'Europe in 1914',
    'The grey areas were neutral.',
  ]);
});

test('one long sentence is no list', () => {
  const [slide] = ofPoint([paragraph('It is a thing', ' that every one of us has learnt to repeat'.repeat(4), '. More.')]);
  expect([slide?.kind, slide?.blocks.map(({ type }) => type)]).toEqual(['points', ['paragraph']]);
});

test('without either, the first sentence of each paragraph', () => {
  const [slide] = ofPoint([paragraph('The U.S. Army spent 3.5 percent. More.'), paragraph('Dr. Rahman agreed. No.')]);
  expect(shown(slide)).toEqual(['The U.S. Army spent 3.5 percent.', 'Dr. Rahman agreed.']);
  expect(said(slide)).toContain('More.');
});

test('a sentence of few words that announces the next is shown with it', () => {
  const next = 'The scaling is inside the pipeline, so no test fold leaks into it.';
  expect(shown(ofPoint([paragraph(`Two things to notice. ${next} And more.`)])[0])).toEqual([`Two things to notice. ${next}`]);
  const [slide] = ofPoint([paragraph(`It ended. One word ${'after another word, '.repeat(12)}and so on.`)]);
  expect(shown(slide)).toEqual(['It ended.']);
});

test('what leads to a numbered example is said with it', () => {
  const code: Block = { type: 'code', lang: '', value: 'a', position };
  const slides = ofPoint([paragraph('In Turkish one verb can say what English needs a clause for:'), paragraph('(1)'), code]);
  expect(kinds(slides)).toEqual(['code']);
  expect(said(slides[0])).toContain('In Turkish');
});

test('a question is shown with the list that answers it', () => {
  const asked = 'What does it measure?';
  expect(shown(ofPoint([paragraph(asked), list('Wages', 'Prices')])[0])).toEqual([asked, 'Wages', 'Prices']);
  expect(shown(ofPoint([paragraph(`It is old. ${asked}`), list('Wages', 'Prices')])[0])).toEqual([asked, 'Wages', 'Prices']);
});

test('few words behind other sentences lead to a list', () => {
  const lead = paragraph('It needs light. It yields:');
  expect(shown(ofPoint([lead, list('Sugar', 'Oxygen')])[0])).toEqual(['It yields:', 'Sugar', 'Oxygen']);
  expect(shown(ofPoint([paragraph('It is old. It has three parts:'), list('One', 'Two')])[0])).toEqual(['One', 'Two']);
});

test('text that takes several slides is shown before the code that stands behind it', () => {
  const at = (line: number): typeof position => ({ ...position, line });
  const code = (line: number): Block => ({ type: 'code', lang: '', value: String(line), position: at(line) });
  const text = (line: number, word: string): Block => ({
    ...paragraph(`${word} ${'and a word more '.repeat(5)}here. Not shown ${line}.`),
    position: at(line),
  });
  const blocks = [text(1, 'One'), text(2, 'Two'), code(3), text(4, 'Three'), code(5), text(6, 'Four'), text(7, 'Five'), code(8)];
  const slides = ofPoint(blocks);
  const words = (slide: Slide): readonly string[] => shown(slide).map((line) => line.split(' ')[0] ?? '');
  expect(slides.map(words)).toEqual([['One', 'Two'], ['3'], ['Three'], ['5'], ['Four', 'Five'], ['8']]);
  expect(slides.map(({ kind }) => kind)).toEqual(['points', 'code', 'points', 'code', 'points', 'code']);
  expect(said(slides[0])).toContain('Not shown 2.');
  expect(said(slides[4])).toContain('Not shown 6.');
  expect(new Set(slides.map(({ id }) => id)).size).toBe(6);
  const lists = [
    { ...list(...Array<string>(6).fill('Six words that are an item')), position: at(1) },
    code(2),
    text(3, 'Said'),
    { ...list(...Array<string>(6).fill('Six words that are an item')), position: at(4) },
  ];
  const [first, second, third] = ofPoint(lists);
  expect([first?.kind, second?.kind, third?.kind]).toEqual(['points', 'code', 'points']);
  expect([said(first), said(third)].map((words) => words.includes('Said'))).toEqual([false, true]);
});

test('a list of one item that holds a list leads to it', () => {
  const below = list('One thing', 'Another');
  const [slide] = ofPoint([{ ...below, items: [{ children: [paragraph('What each does'), below] }] } as Block]);
  expect(slide?.blocks.map(({ type }) => type)).toEqual(['paragraph', 'list']);
  expect(slide?.blocks[1]).toEqual(below);
});

test('a question is asked behind what stands before it', () => {
  const at = (line: number) => ({ ...position, line });
  const code = (line: number): Block => ({ type: 'code', lang: '', value: String(line), position: at(line) });
  const slides = ofPoint([code(3), code(9)], {
    slides: [
      { blocks: [list('shown')], position: at(5) },
      { blocks: [paragraph('Why?')], kind: 'question', position: at(7) },
    ],
  });
  expect(kinds(slides)).toEqual(['points', 'code', 'question', 'code']);
});

test('lists before a question are shown before it, those behind it may be the answer', () => {
  const at = (line: number): typeof position => ({ ...position, line });
  const asked = { slides: [{ blocks: [paragraph('Why?')], kind: 'question' as const, position: at(5) }] };
  const before = [
    { ...paragraph('They did three things.'), position: at(1) },
    { ...list('One', 'Two'), position: at(2) },
  ];
  const behind = [{ ...list('Since'), position: at(7) }];
  const slides = ofPoint([...before, ...behind], asked);
  expect(slides.map(shown)).toEqual([['One', 'Two'], ['Why?']]);
  expect([said(slides[0]), said(slides[1])].map((text) => text.includes('Since'))).toEqual([false, true]);
  expect(kinds(ofPoint([{ ...paragraph('Text.'), position: at(1) }], asked))).toEqual(['question']);
  const both = { slides: [{ blocks: [list('Shown')], position: at(4) }, ...asked.slides] };
  expect(kinds(ofPoint(before, both))).toEqual(['points', 'question']);
});

test('a citation after the stop stays with its sentence', () => {
  const citation: Inline = { type: 'citation', items: [{ key: 'k' }], position };
  const [slide] = ofPoint([paragraph('It holds. ', citation, ' Then not.')]);
  expect(JSON.stringify(slide?.blocks)).toContain('citation');
  expect(shown(slide)).toEqual(['It holds.']);
});

test('one short sentence is a statement', () => expect(kinds(ofPoint([paragraph('Deterrence is belief. More.')]))).toEqual(['statement']));

test('evidence follows the text, each on its own slide; a short caption is the headline and is not repeated', () => {
  const quote: Block = { type: 'blockquote', children: [paragraph('Words')], position };
  const slides = ofPoint([paragraph('A. B.'), figure('Members doubled'), quote, { type: 'code', lang: 'ts', value: 'a', position }]);
  expect(kinds(slides)).toEqual(['statement', 'figure', 'quote', 'code']);
  expect(plainText(slides[1]?.heading ?? [])).toBe('Members doubled');
  expect(slides[1]?.blocks[0]).not.toHaveProperty('caption');
});

test.each([
  ['Members doubled.', 'Members doubled'],
  ['Made in the U.S.', 'Made in the U.S.'],
  ['Members, money etc.', 'Members, money etc.'],
  ['And so on…', 'And so on…'],
])('the caption "%s" is the headline "%s"', (caption, headline) => {
  expect(plainText(ofPoint([figure(caption)])[0]?.heading ?? [])).toBe(headline);
});

test('`:::slide` says it outright, the text is said, notes are added', () => {
  const slides = ofPoint([paragraph('Long text. It goes on.')], {
    slides: [{ blocks: [list('shown')], position }],
    notes: [paragraph('Ask them.')],
  });
  expect(kinds(slides)).toEqual(['points']);
  expect(shown(slides[0])).toEqual(['shown']);
  expect(said(slides[0])).toBe('Long text. It goes on.Ask them.');
});

test('`:::handout` never reaches the deck', () => {
  const slides = ofPoint([{ type: 'handout', children: [paragraph('SECRET'), figure()], position }, paragraph('Seen. More.')]);
  expect(JSON.stringify(slides)).not.toContain('SECRET');
  expect(kinds(slides)).toEqual(['statement']);
});

test('two headings in a `:::slide` are a comparison', () => {
  const heading = (value: string): Block => ({ type: 'heading', depth: 4, id: value, children: [text(value)], position });
  const slides = ofPoint([], { slides: [{ blocks: [heading('a'), list('x'), heading('b'), list('y')], position }] });
  expect(kinds(slides)).toEqual(['comparison']);
});

test('a point with notes only shows its heading', () => {
  const [slide] = ofPoint([], { notes: [paragraph('Said.')] });
  expect([slide?.kind, slide?.blocks, said(slide)]).toEqual(['statement', [], 'Said.']);
});

test('an opener carries a lead of one paragraph, and lists the points', () => {
  const points = [point([list('a', 'b')], { id: 'p1' }), point([list('c', 'd')], { id: 'p2', heading: [text('Other')] })];
  const opener = plan({ sections: [section({ blocks: [paragraph('Lead. More.')], points })] })[1];
  expect([opener?.kind, shown(opener), said(opener)]).toEqual(['section', ['Lead.', 'Point', 'Other'], 'Lead. More.']);
});

test('a split slide counts its parts, and notes follow the part that they belong to', () => {
  const sentence = (n: number): string =>
    `Sentence ${n} has quite a number of words that all have to stand on a slide which cannot hold them.`;
  const slides = ofPoint([1, 2, 3, 4].map((n) => paragraph(`${sentence(n)} And note ${n}.`)));
  expect(slides.length).toBeGreaterThan(1);
  expect(slides[0]?.part).toEqual({ index: 1, count: slides.length });
  expect(said(slides[0])).toContain('note 1');
  expect(said(slides[0])).not.toContain('note 4');
  expect(said(slides.at(-1))).toContain('note 4');
});

test('ids are unique', () => {
  const quote: Block = { type: 'blockquote', children: [paragraph('Words')], position };
  const ids = plan({ sections: [section({ points: [point([quote, quote, list(...'abcdefghijklmnop')])] })], summary: [[text('x')]] }).map(
    ({ id }) => id,
  );
  expect(new Set(ids).size).toBe(ids.length);
});

test('cover, agenda, sections, takeaways, questions, closing', () => {
  const questions = ['a?', 'b?', 'c?', 'd?'].map((question) => ({ question: [text(question)], answer: [paragraph(`Answer ${question}`)] }));
  const slides = plan({ sections: [section(), section({ id: 't' })], summary: [[text('m')]], questions });
  expect(kinds(slides)).toEqual(['cover', 'agenda', 'section', 'section', 'takeaways', 'question', 'question', 'closing']);
  expect(slides[5]?.blocks.flatMap((block) => (block.type === 'list' ? block.items : []))).toHaveLength(2);
  expect(said(slides[5])).toContain('Answer a?');
});

test("the last slide says the author's last words, and whom to write to", () => {
  const closing = {
    heading: [text('Any questions?')],
    lines: [[text('jane@example.org')], [text('Room 2')]],
    notes: [paragraph('Wait.')],
    position,
  };
  const last = plan({ sections: [section()], closing }).at(-1);
  expect(last).toMatchObject({ kind: 'closing', id: 'closing' });
  expect(plainText(last?.heading ?? [])).toBe('Any questions?');
  expect(shown(last)).toEqual(['jane@example.org', 'Room 2']);
  expect(said(last)).toBe('Wait.');
});

test('what a last slide has no room for is said', () => {
  const closing = { heading: [text('Thanks')], lines: [[text('jane@example.org')], [text('Room 2')]], notes: [], position };
  const made = article({ closing });
  const masthead = { ...(made as unknown as Masthead), labels };
  const planned = planSlides(made, masthead).at(-1);
  const shorter = planned && shortenMasthead(planned, masthead, 1);
  expect(shorter?.parts.flatMap(({ blocks }) => blocks).map((block) => plainText([block]))).toEqual(['jane@example.org']);
  expect(plainText(shorter?.draft.notes ?? [])).toContain('Room 2');
});

test('numbered references keep their numbers', () => {
  const numbered: Block = { ...(list('Roe (2019).', 'Doe (2020).') as Extract<Block, { type: 'list' }>), ordered: true, start: 3 };
  const slide = plan({ sections: [section({ isReferences: true, blocks: [numbered] })] }).find(({ kind }) => kind === 'references');
  expect(slide?.blocks).toEqual([expect.objectContaining({ ordered: true, start: 3 })]);
});

test('an agenda does not list the references', () => {
  const sections = [section(), section({ id: 't' }), section({ id: 'r', isReferences: true })];
  expect(plan({ sections })[1]?.agenda?.map(({ id }) => id)).toEqual(['s', 't']);
  expect(kinds(plan({ sections: sections.slice(1) }))).not.toContain('agenda');
});

test.each([
  ['“The medium is the message.”', 'The medium is the message.'],
  ['« Nous tenons. »', 'Nous tenons.'],
  ['“Yes” and “no”', '“Yes” and “no”'],
  ['He said “no”', 'He said “no”'],
])('the marks around all of a quote are left to its slide: %s', (words, expected) => {
  const [slide] = ofPoint([{ type: 'blockquote', children: [paragraph(words)], position }]);
  expect(plainText(slide?.blocks ?? [])).toBe(expected);
});
