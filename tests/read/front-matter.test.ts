/** One mistake in the front matter is one problem, at its place and in words that help. */
import { expect, it } from 'vitest';
import { markdown, readFiles } from '../support/read.ts';

const linesOf = async (text: string): Promise<readonly string[]> => (await readFiles({ 'article.md': text })).lines;

it.each([
  ['is not closed', '---\ntitle: A\nsummary: [x]\n\nText here: one.\n\n## Head\n\n[](#no)\n', '1:1 error no-front-matter: …before line 5…'],
  ['is not closed above a heading', '---\ntitle: A\n# note\n- a\n## Head\n', '1:1 error no-front-matter: …before line 5…'],
  ['is all there is', '---\ntitle: A\n', '1:1 error no-front-matter: …end it with a line "---")'],
  ['is missing', '## A\n\nText.\n', '1:1 error no-front-matter: …'],
  ['has a colon in a text', '---\ntitle: Flood: an assessment\n---\n\nText.\n', '2:8 error yaml: …put text that holds ": " in quotes…'],
  ['has a quote that nothing closes', '---\ntitle: "Flood\nlang: en\n---\n\nText.\n', '2:8 error yaml: the quote is not closed…'],
  ['has a quote that another opens', '---\ntitle: "Flood\nauthors: ["X"]\n---\n\nText.\n', '2:8 error yaml: the quote is not closed…'],
  ['names the language otherwise', '---\ntitle: A\nLanguage: id\n---\n\nText.\n', '3:1 error unknown-key: …did you mean "lang"?…'],
  ['names keywords otherwise', '---\ntitle: A\ntags: id\n---\n\nText.\n', '3:1 error unknown-key: …did you mean "keywords"?…'],
  [
    'has an address that no QR code holds',
    `---\ntitle: A\nurl: https://a.b/${'c'.repeat(3000)}\n---\n\nText.\n`,
    '3:6 error wrong-value: "url" is 3012; allowed: at most 500 characters',
  ],
  ['has no title', '---\nlang: en\n---\n\nText.\n', '2:1 error missing-key: "title" is missing'],
])('that %s', async (_, text, expected) => {
  const pattern = expected.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replaceAll('…', '.*');
  expect(await linesOf(text)).toEqual([expect.stringMatching(new RegExp(`^article.md:${pattern}$`))]);
});

it('that is missing is made of a heading that says the title', async () => {
  const lines = await linesOf('# Light\n\nText.\n\n## A\n\nText.\n');
  expect(lines).toHaveLength(2);
  expect(lines.join('\n')).toContain('(write "title: Light" there, and take this line out)');
});

it('what else is wrong is told beside what is no YAML', async () => {
  const lines = await linesOf('---\ntheme: lihgt\ntitle: A: b\n---\n\nText.\n');
  expect(lines.map((line) => line.split(' ').slice(0, 3).join(' '))).toEqual([
    'article.md:2:8 error wrong-value:',
    'article.md:3:8 error yaml:',
  ]);
});

it('a question may be its words alone', async () => {
  const front = 'questions:\n  - Who decides?\n  - 1914. Why then?\n  - { question: What for?, answer: For us. }\n';
  const { article, lines } = await readFiles(markdown('Text.', front));
  expect(article?.questions.map(({ question }) => question)).toEqual(
    ['Who decides?', '1914. Why then?', 'What for?'].map((value) => [{ type: 'text', value }]),
  );
  expect(lines).toEqual([]);
});

it.each([
  ['questions:\n  - { question: A, awnser: B }', '2:20 error unknown-key: unknown key "awnser" (did you mean "answer"?)'],
  ['questions:\n  - { answer: B }', '2:5 error missing-key: "question" is missing'],
  ['sections:\n  - heading: A\n    slide:\n      - one\n      - heading: B', '5:9 error missing-key: "body" is missing'],
  ['sections:\n  - heading: A\n    slide: { kind: pionts, body: B }', '3:20 error wrong-value: …did you mean "points"?…'],
])('of what may be written in several ways the nearest is meant: %s', async (yaml, expected) => {
  const { lines } = await readFiles({ 'article.yaml': `${yaml}\nintroduction: Text.\ntitle: A\n` });
  const errors = lines.filter((line) => line.includes(' error '));
  expect(errors).toEqual([expect.stringMatching(new RegExp(expected.replace(/[?()]/g, '\\$&').replaceAll('…', '.*')))]);
});

it('a degree behind a name is no author', async () => {
  const { article } = await readFiles(markdown('Text.', 'authors: [Dr. Sri Wahyuni, S.E., M.Si., Arif Nasution, Ph.D., Rosa Reed]\n'));
  expect(article?.authors).toEqual(['Dr. Sri Wahyuni, S.E., M.Si.', 'Arif Nasution, Ph.D.', 'Rosa Reed']);
});

it('text that a colon made a map of asks for quotes', async () => {
  const { lines } = await readFiles(markdown('Text.', 'summary:\n  - Le lied naît en 1814 : le piano raconte.\n'));
  expect(lines).toEqual([
    'article.md:4:5 error wrong-value: "summary" is a map; allowed: text (put it in quotes: a colon before a space makes a map of text)',
  ]);
});

it.each([
  ['en', 'ltr'],
  ['ar-EG', 'rtl'],
  ['ur', 'rtl'],
  ['ur-Latn', 'ltr'],
  ['sd-Deva', 'ltr'],
  ['az-Arab-IR', 'rtl'],
])('%s runs %s', async (lang, direction) => {
  const { article } = await readFiles({ 'article.md': `---\ntitle: A\nlang: ${lang}\n---\n\nText.\n` });
  expect(article?.direction).toBe(direction);
});

it('an item of a reference file that is none is called by its number', async () => {
  const { lines } = await readFiles({
    'article.md': '---\ntitle: A\nreferences: r.json\n---\n\nText.\n',
    'r.json': '[{"id": "a", "type": "book", "title": "T"}, 3]',
  });
  expect(lines).toEqual([expect.stringContaining('"item 2" is 3; allowed: a map')]);
});

it('a key that is no word is an unknown one, and the library prints nothing of its own', async () => {
  const warned: string[] = [];
  const listen = (warning: Error): number => warned.push(warning.message);
  process.on('warning', listen);
  const lines = await linesOf('---\ntitle: A\n[a, b]: x\n---\n\nText.\n');
  await new Promise((resolve) => setImmediate(resolve));
  process.off('warning', listen);
  expect(lines).toEqual([expect.stringContaining('error unknown-key: unknown key "[ a, b ]"')]);
  expect(warned).toEqual([]);
});

it('text below the end of a data file is told in words for authors', async () => {
  const { lines } = await readFiles({ 'article.yaml': 'title: A\nintroduction: Text.\n---\ntitle: B\n' });
  expect(lines).toEqual(['article.yaml:3:1 error yaml: a line "---" or "..." ends the text, and more stands below it']);
});

it('what is wrong below a line that is no YAML is told at its own line', async () => {
  const lines = await linesOf('---\n\n[](#a)\n\nlliances\nsumary:\n  - One.\ndeck: { agendas: true }\n---\n\nText.\n');
  expect(lines.filter((line) => line.includes('unknown-key'))).toEqual([expect.stringContaining('article.md:8:9 error unknown-key')]);
});

it('a problem is one line, whatever signs the text that it names holds', async () => {
  const lines = await linesOf('---\ntitle: A\n"a\\nb": x\n"\\e[2Jc": y\n---\n\nText.\n');
  expect(lines).toEqual([
    expect.stringMatching(/^article\.md:3:1 error unknown-key: unknown key "a b"/),
    expect.stringMatching(/^article\.md:4:1 error unknown-key: unknown key "␛\[2Jc"/),
  ]);
});

it.each(['marp: true', '_class: lead', 'aliases: [a]', 'output: html_document', 'sidebar_position: 2'])(
  '%s is another tool’s, and told to be',
  async (line) => {
    const { lines } = await readFiles(markdown('Text.', `${line}\n`));
    expect(lines).toEqual([
      expect.stringMatching(/^article\.md:3:1 error unknown-key: unknown key "\w+" \(a setting of another tool; take it out\)/),
    ]);
  },
);
