/** Parsed section by section, a text has the nodes, at the places, that it has when it is parsed as one. */
import { readFile } from 'node:fs/promises';
import { deserialize, serialize } from 'node:v8';
import { array, assert, constantFrom, integer, property, tuple } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createTextMemory, type KeptTexts } from '../../scripts/read/known.ts';
import { parseMarkdown, parseWhole } from '../../scripts/read/markdown.ts';
import { parseSections } from '../../scripts/read/sections.ts';

const fragments = [
  '## Heading',
  '## Heading [one] and [^a]',
  '# Title',
  '### Lower',
  'A paragraph with [one], [Two  words][], [^a] and [x][one].',
  'Two\nlines of it.',
  '- item\n- other\n\n  ## inside',
  '1. first\n\n   ```\n   ## code\n   ```',
  '> quoted\n> ## head',
  '> ```\n> open in a quote',
  '```js\n\n## code\n\n```',
  '````\n```\n\n## code\n\n````',
  '```',
  '~~~\n\n## code\n~~~',
  '`` ` ``',
  '```inline``` text',
  '    ```\n    indented',
  ':::slide {kind=quote}\n\n## In a slide\n\n:::',
  '::::slide\n:::note\n\n## In a note\n:::\n::::',
  ':::slide\n::::note\n::::',
  ':::',
  '$$\n\n## x^2\n\n$$',
  '$$ x $$',
  '$$',
  '[one]: https://example.org "One"',
  '[two words]: <b>',
  '[^a]: A note with [one].\n\n    ## In the note',
  '[^b]: Another,\nlazily [^a].',
  '> [one]: /quoted',
  '- [^c]: in a list',
  '[a\\]b]: /odd',
  'See [a\\]b] and [A\\]B].',
  '[note]: is text? [note]',
  'Term\n: Its [one] definition',
  '| a | b |\n|---|---|\n| [one] | 2 |',
  '<div>\n\n## in a div\n\n</div>',
  '<!-- open\n\n## hidden\n',
  '-->',
  '<span>x</span>',
  '***',
  'Heading\n---',
  '\\## no heading',
  '  ## indented',
  '##',
  '\u0000 &amp; \u00e9',
];
const between = constantFrom('\n\n', '\n\n', '\n\n', '\n', '\r\n\r\n', '\r\r', '\n \n');

const few = createTextMemory().known.markdown;

describe('a text parsed section by section', () => {
  it('has the nodes of one that is parsed whole', () => {
    assert(
      property(array(tuple(constantFrom(...fragments), between), { minLength: 1, maxLength: 14 }), (parts) => {
        const text = parts.map(([part, gap]) => part + gap).join('');
        expect(parseMarkdown(text, few)).toEqual(parseWhole(text).children);
      }),
      { numRuns: 1500, seed: 20261129 },
    );
  });

  it('is so in a real article', async () => {
    const text = await readFile('content/aliansi-keamanan-internasional/article.md', 'utf8');
    expect(text.match(/^## /gm)?.length).toBeGreaterThan(3);
    expect(parseMarkdown(text, few)).toEqual(parseWhole(text).children);
  });

  it('is so when its sections come from an earlier build', () => {
    assert(
      property(
        array(tuple(constantFrom(...fragments), between), { minLength: 1, maxLength: 14 }),
        integer({ min: 0, max: 13 }),
        (parts, at) => {
          const [before, now] = [parts, parts.toSpliced(at, 1)].map((some) => some.map(([part, gap]) => part + gap).join(''));
          const first = createTextMemory();
          parseMarkdown(before ?? '', first.known.markdown);
          const kept = deserialize(serialize(first.kept())) as KeptTexts;
          expect(parseMarkdown(now ?? '', createTextMemory(kept).known.markdown)).toEqual(parseWhole(now ?? '').children);
        },
      ),
      { numRuns: 500, seed: 20261130 },
    );
  });

  it('is parsed only where it has changed', () => {
    const asked: string[] = [];
    const parse = (text: string) => {
      asked.push(text);
      return parseWhole(text);
    };
    const text = (word: string): string => `Before.\n\n## One ${word}\n\nText.[^a]\n\n## Two\n\nMore.\n\n## Notes\n\n[^a]: A note.\n`;
    const known = createTextMemory().known.markdown;
    parseSections(text('first'), parse, known);
    expect(asked).toHaveLength(4);
    asked.length = 0;
    const changed = text('second\n\nand more');
    expect(parseSections(changed, parse, known)).toEqual(parseWhole(changed).children);
    expect(asked.map((one) => one.slice(0, 13))).toEqual(['## One second']);
  });
});
