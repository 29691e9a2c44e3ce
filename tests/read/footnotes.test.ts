/** Which footnotes a text has, and in which order. */
import { expect, it, test } from 'vitest';
import { plainText, walk } from '../../scripts/model/walk.ts';
import { markdown, readFiles } from '../support/read.ts';

const drawing = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4 3"/>';

const idsOf = async (body: string): Promise<{ ids: readonly string[]; lines: readonly string[] }> => {
  const { article, lines } = await readFiles(markdown(body));
  return { ids: article?.footnotes.map(({ id }) => id) ?? [], lines };
};

it.each([
  ['a colon behind its reference', 'The treaty says[^1]: an attack.\n\n[^1]: Article 5.', ['1']],
  ['the order of its references, not that of its notes', 'One[^b] and[^a] two[^B].\n\n[^a]: A.\n\n[^b]: B.', ['b', 'a']],
  ['its notes first', '[^a]: A.\n\n[^b]: B.\n\nOne[^b] and two[^a].', ['b', 'a']],
  ['a note within a note, which comes last', 'One[^a] and two[^c].\n\n[^a]: A[^b].\n\n[^b]: B.\n\n[^c]: C.', ['a', 'c', 'b']],
  ['a reference in a heading and in a table', '## H[^b]\n\n| a[^a] |\n|---|\n| 1 |\n\n[^a]: A.\n\n[^b]: B.', ['b', 'a']],
])('a text with %s has them all', async (_, body, ids) => expect(await idsOf(body)).toEqual({ ids, lines: [] }));

it.each([
  ["a picture's title", '![A](a.svg "Title[^a]")'],
  ["a picture's credit", '![A](a.svg){credit="Who[^a]"}'],
  ['a title with other marks', '![A](a.svg "**Title**[^A], *strong[^a]*")'],
  ["a chart's caption", '```chart\nkind: bar\nalt: A.\ncaption: "C[^a]"\nlabels: [a]\nseries: [{ values: [1] }]\n```'],
  ["a chart's source", '```chart\nkind: bar\nalt: A.\nsource: "C[^a]"\nlabels: [a]\nseries: [{ values: [1] }]\n```'],
  ["a diagram's title", '```mermaid\nflowchart LR\naccTitle: T[^a]\naccDescr: A.\nA --> B\n```'],
])('%s may refer to one', async (_, body) => {
  const { article, lines } = await readFiles({ ...markdown(`${body}\n\n[^a]: A.`), 'a.svg': drawing });
  expect(lines).toEqual([]);
  expect(article?.footnotes.map(({ id }) => id)).toEqual(['a']);
  const nodes = [...walk(article?.introduction.blocks ?? [])];
  expect(nodes.find((node) => node.type === 'footnoteReference')).toMatchObject({ id: 'a' });
  expect(plainText(nodes.filter((node) => node.type === 'text'))).not.toContain('[^');
});

test('a mark that is escaped, or has no note, stays in a caption as it is', async () => {
  const { article, lines } = await readFiles({
    ...markdown('![A](a.svg "No note \\\\[^a] nor [^b]")\n\nOne[^a].\n\n[^a]: A.'),
    'a.svg': drawing,
  });
  const [figure] = article?.introduction.blocks ?? [];
  expect(figure?.type === 'figure' && figure.caption && plainText(figure.caption)).toBe('No note [^a] nor [^b]');
  expect(lines).toEqual([expect.stringMatching(/ warning unknown-footnote: "\[\^b\]" is printed as it stands/)]);
});

test('an alternative text holds none: it is told, and the mark is left out', async () => {
  const { article, lines } = await readFiles({ ...markdown('![A map.[^a]](a.svg "Map[^a]")\n\n[^a]: A.'), 'a.svg': drawing });
  const [figure] = article?.introduction.blocks ?? [];
  expect(figure?.type === 'figure' && figure.pictures[0].alt).toBe('A map.');
  expect(lines).toEqual([expect.stringMatching(/^article.md:5:1 warning leftover: an alternative text/)]);
});

it.each([
  ['summary', 'summary: ["It[^a]"]'],
  ['a definition', 'glossary: [{ term: T, definition: "It[^a]" }]'],
  ['a question', 'questions: ["It[^a]"]'],
  ['an answer', 'questions: [{ question: Q, answer: "It[^A]" }]'],
])('%s may refer to a note of the text below', async (_, front) => {
  const { article, lines } = await readFiles(markdown('Text.\n\n[^a]: A.', `${front}\n`));
  expect(lines).toEqual([]);
  expect(article?.footnotes.map(({ id }) => id)).toEqual(['a']);
});

test('a title holds none, which is told', async () => {
  const { lines } = await readFiles({ 'article.md': '---\ntitle: One[^a]\n---\n\nOne[^a].\n\n[^a]: A.\n' });
  expect(lines).toEqual([expect.stringMatching(/^article.md:2:8 warning leftover: the title is text without markup/)]);
});

it.each([
  ['nothing', 'One.\n\n[^a]: A.'],
  ['code alone', 'One `[^a]`.\n\n[^a]: A.'],
  ['itself alone', 'One.\n\n[^a]: See [^a].'],
])('a note to which %s refers is told', async (_, body) => {
  const { ids, lines } = await idsOf(body);
  expect(ids).toEqual([]);
  expect(lines).toEqual([expect.stringMatching(/^article.md:7:1 warning unused-footnote: /)]);
});

it.each([
  ['a slide', ':::slide\n- One[^a]\n- Two[^b]\n:::\n\nText[^b].\n\n[^a]: A.\n\n[^b]: B.', 'article.md:12:1'],
  ['the notes', 'Text[^b].\n\n:::notes\nSay[^a].\n:::\n\n[^a]: A.\n\n[^b]: B.', 'article.md:11:1'],
])('a note to which only %s refers is told, for it is shown nowhere', async (_, body, place) => {
  const { lines } = await idsOf(body);
  expect(lines).toEqual([expect.stringMatching(new RegExp(`^${place} warning unused-footnote: only what is shown or said .* "a"`))]);
});

const ownNote = (text: string): string => JSON.stringify(`${text}[^x].\n\n[^x]: Note of ${text}.`);
const places: readonly [string, string][] = [
  ['summary', `summary: [${ownNote('it')}]`],
  ['a definition', `glossary: [{ term: T, definition: ${ownNote('it')} }]`],
  ['a question', `questions: [{ question: ${ownNote('it')} }]`],
  ['an answer', `questions: [{ question: Q, answer: ${ownNote('it')} }]`],
  ["a point's body", `sections: [{ heading: A, points: [{ heading: B, body: ${ownNote('it')} }] }]`],
];

it.each(places)('%s may have footnotes of its own', async (_, yaml) => {
  const { article, lines } = await readFiles({ 'article.yaml': `title: One\nintroduction: ${ownNote('all')}\n${yaml}\n` });
  expect(article?.footnotes.map(({ children }) => children[0]?.type === 'paragraph' && children[0].children)).toEqual([
    [{ type: 'text', value: 'Note of all.' }],
    [{ type: 'text', value: 'Note of it.' }],
  ]);
  expect(lines).toEqual([]);
});

it.each([
  ['notes', `sections: [{ heading: A, body: Text., notes: ${ownNote('it')} }]`],
  ['a slide', `sections: [{ heading: A, body: Text., slide: ${ownNote('it')} }]`],
  ['the second slide', `sections: [{ heading: A, body: Text., slide: [one, { body: ${ownNote('it')} }] }]`],
])('a note of %s in YAML is told, for it is shown nowhere', async (_, yaml) => {
  const { lines } = await readFiles({ 'article.yaml': `title: One\n${yaml}\n` });
  expect(lines).toEqual([expect.stringMatching(/^article.yaml:2:\d+ warning unused-footnote: only what is shown or said .* "x"/)]);
});
