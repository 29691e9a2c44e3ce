/** Contents, thanks, references and credits that an author's text brings along. */
import { describe, expect, it, test } from 'vitest';
import type { Block } from '../../scripts/model/block.ts';
import type { Inline } from '../../scripts/model/inline.ts';
import { plainText } from '../../scripts/model/walk.ts';
import { markdown, readFiles } from '../support/read.ts';

async function read(
  body: string,
  lang = 'en',
): Promise<{ headings: readonly string[]; blocks: readonly Block[]; lines: readonly string[] }> {
  const { article, lines } = await readFiles(markdown(body, `lang: ${lang}\n`));
  const sections = article?.sections ?? [];
  return {
    headings: sections.map(({ heading, isReferences }) => `${plainText(heading)}${isReferences ? ' (references)' : ''}`),
    blocks: [...(article?.introduction.blocks ?? []), ...sections.flatMap(({ blocks }) => blocks)],
    lines: lines.map((line) => line.replace(/^article\.md:/, '').replace(/:\d+ (\w+ [\w-]+):.*/, ' $1')),
  };
}

const text = '## Scope\n\nText.\n\n## Method\n\nText.\n\n## Results\n\nText.\n';

describe('a list of contents', () => {
  test.each([
    ['of the headings', '## Outline\n\n- Scope\n- Method\n- Results\n\n'],
    ['that links', '## Table of contents\n\n1. [Scope](#scope)\n2. [Method](#method)\n3. [Results](#results)\n\n'],
    ['with pages and numbers', '## Índice\n\n- 1. Scope ........ 3\n- 2. Method … 12\n- 3. Results 20\n\n'],
    ['with more in it', '## Agenda\n\nToday:\n\n- Scope\n- Method\n- Results\n- Coffee\n\n'],
  ])('%s is left out, with a warning', async (_, contents) => {
    const { headings, lines } = await read(contents + text);
    expect(headings).toEqual(['Scope', 'Method', 'Results']);
    expect(lines).toEqual(['6 warning own-contents']);
  });

  it('is left out of the introduction, and the text beside it stays', async () => {
    const { blocks, lines } = await read(`Hello.\n\n- [Scope](#scope)\n- [Method](#method)\n- [Results](#results)\n\n${text}`);
    expect(blocks.map(({ type }) => type)).toEqual(['paragraph', 'paragraph', 'paragraph', 'paragraph']);
    expect(lines).toEqual(['8 warning own-contents']);
  });

  it('stays in the introduction where a sentence leads to it', async () => {
    const { blocks, lines } = await read(`This lecture has three parts:\n\n- Scope\n- Method\n- Results\n\n${text}`);
    expect(blocks.map(({ type }) => type)).toEqual(['paragraph', 'list', 'paragraph', 'paragraph', 'paragraph']);
    expect(lines).toEqual([]);
  });

  test.each([
    ['of other things', '## Outline\n\n- Money\n- Method\n- Time\n\n'],
    [
      'with text',
      '## Outline\n\nWe begin with the scope, since all that follows depends on it, and nobody has said what it is.\n\n- Scope\n- Method\n- Results\n\n',
    ],
    ['of two', '## Outline\n\n- Scope\n- Method\n\n'],
  ])('%s stays', async (_, contents) => {
    const { headings, lines } = await read(contents + text);
    expect(headings).toEqual(['Outline', 'Scope', 'Method', 'Results']);
    expect(lines).toEqual([]);
  });

  it('stays at the end, as a summary', async () => {
    expect((await read(`${text}\n## In short\n\n- Scope\n- Method\n- Results\n`)).headings).toContain('In short');
  });
});

describe('last words', () => {
  const closing = async (body: string, lang = 'en'): Promise<readonly string[]> => {
    const { article, lines } = await readFiles(markdown(body, `lang: ${lang}\n`));
    expect(lines).toEqual([]);
    return article?.closing ? [article.closing.heading, ...article.closing.lines].map(plainText) : [];
  };

  test.each([
    ['## Thank you', 'en', ['Thank you']],
    ['## 4. Thank you!\n\nQuestions?', 'en', ['Thank you!', 'Questions?']],
    ['## Thanks for listening. Any questions?', 'en', ['Thanks for listening. Any questions?']],
    ['## ¡Muchas gracias!\n\n¿Preguntas?', 'es', ['¡Muchas gracias!', '¿Preguntas?']],
    ['## Terima kasih', 'id', ['Terima kasih']],
    ['## Vielen Dank für Ihre Aufmerksamkeit', 'de', ['Vielen Dank für Ihre Aufmerksamkeit']],
    ['## 谢谢大家！', 'zh', ['谢谢大家！']],
    ['## Any questions?', 'en', ['Any questions?']],
    ['## Questions?\n\n## Thank you', 'en', ['Questions?', 'Thank you']],
    [
      '## Thank you\n\njane@example.org  \nRoom 2\n\n- Monday\n- Friday',
      'en',
      ['Thank you', 'jane@example.org', 'Room 2', 'Monday', 'Friday'],
    ],
    ['## Thank you\n\n## References\n\n- Roe (2019). *Book*.', 'en', ['Thank you']],
  ])('%s are no section, in the author’s words', async (words, lang, expected) => {
    expect(await closing(`${text}\n${words}\n`, lang)).toEqual(expected);
    expect((await read(`${text}\n${words}\n`, lang)).headings.slice(0, 3)).toEqual(['Scope', 'Method', 'Results']);
    expect((await read(`${text}\n${words}\n`, lang)).headings.slice(3).join()).toMatch(/^(References \(references\))?$/);
  });

  test.each([
    ['with a long text', `${text}\n## Thank you\n\n${'To all who came. '.repeat(12)}\n`, 'Thank you'],
    ['with many names', `${text}\n## Thank you\n\n${'- Jane Roe\n'.repeat(9)}\n`, 'Thank you'],
    ['with a picture', `${text}\n## Thank you\n\n\`\`\`\nx\n\`\`\`\n`, 'Thank you'],
    ['in the middle', `## Scope\n\nText.\n\n## Thank you\n\n## Method\n\nText.\n`, 'Thank you'],
    ['as a topic', `${text}\n## Thanks to the donors\n\nText.\n`, 'Thanks to the donors'],
    ['that do not ask', `${text}\n## Discussion\n`, 'Discussion'],
    ['that ask', `${text}\n## Questions\n\n- Who keeps a promise?\n`, 'Questions'],
    ['that are all there is', '## Thank you\n', 'Thank you'],
  ])('%s stay a section', async (_, body, heading) => {
    expect((await read(body)).headings).toContain(heading);
    expect((await readFiles(markdown(body))).article?.closing).toBeUndefined();
  });

  it('tell paper whom to write to, behind the text, and do not thank there', async () => {
    const { blocks } = await read(`${text}\n### A point\n\nMore.\n\n## Thank you\n\nAny questions?\n\njane@example.org\n`);
    expect(blocks.map(({ type }) => type)).not.toContain('handout');
    const { article } = await readFiles(markdown(`${text}\n### A point\n\nMore.\n\n## Thank you\n\nAny questions?\n\njane@example.org\n`));
    const last = article?.sections.at(-1)?.points.at(-1)?.blocks.at(-1);
    expect(last).toMatchObject({ type: 'handout', children: [{ type: 'thematicBreak' }, { type: 'paragraph' }] });
    expect(last && plainText([last])).toBe('jane@example.org');
  });
});

test('a list of references is told from text; a section that speaks of them is not', async () => {
  expect((await read(`${text}\n## References\n\n- Roe (2019). *Book*.\n- Doe (2020).\n`)).headings.at(-1)).toBe('References (references)');
  expect((await read(`${text}\n## 4. Daftar Pustaka\n\nRoe (2019).\n\nDoe (2020).\n`, 'id')).headings.at(-1)).toBe(
    '4. Daftar Pustaka (references)',
  );
  expect((await read(`${text}\n## References\n\n| A |\n|---|\n| 1 |\n`)).headings.at(-1)).toBe('References');
});

describe('below a table', () => {
  const table = '| A | B |\n|---|---|\n| 1 | 2 |\n\n';
  const words = (nodes: readonly Inline[]): string => plainText(nodes);
  const credits = async (body: string, lang = 'en'): Promise<readonly string[]> =>
    (await read(body, lang)).blocks.map((block) => {
      if (block.type === 'table') return `table: ${words(block.credit ?? [])}`;
      return block.type === 'paragraph' ? words(block.children) : block.type;
    });

  test.each([
    ['Source: IMF, 2024.', 'en'],
    ['*Source:* IMF.', 'en'],
    ['*Note: figures are rounded.*', 'en'],
    ['**Source:** IMF.', 'en'],
    ['\\* p < 0.05', 'en'],
    ['\\*\\*\\* p < 0.01, \\* p < 0.1', 'en'],
    ['† estimated', 'en'],
    ['Fuente: elaboración propia.', 'es'],
    ['Anm.: gerundet.', 'de'],
    ['Quelle: Destatis.', 'de'],
    ['Sumber: BPS.', 'id'],
    ['Source : Insee.', 'fr'],
    ['出典：総務省', 'ja'],
  ])('%s stands with it', async (line, lang) => {
    expect(await credits(`${table}${line}\n`, lang)).toEqual([expect.stringMatching(/^table: ./)]);
  });

  test.each([
    'Note that all is rounded.',
    'Sources differ.',
    '**Note:** read on.',
    'The source: unknown.',
    `Source: ${'long '.repeat(90)}`,
  ])('%s is text', async (line) => {
    expect((await credits(`${table}${line}\n`))[0]).toBe('table: ');
  });

  it('several stand with it, and what does not stand right below it is text', async () => {
    expect(await credits(`${table}Source: IMF.\n\nNote: rounded.\n\nText.\n\nSource: none.\n`)).toEqual([
      'table: Source: IMF. Note: rounded.',
      'Text.',
      'Source: none.',
    ]);
  });
});
