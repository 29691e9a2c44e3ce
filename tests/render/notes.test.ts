/** Notes taken out of a deck and put back: Marp gives the same slides and notes, whatever stands in them, and wherever what looks like them stands. */
import { array, assert, asyncProperty, constantFrom, record } from 'fast-check';
import { expect, it } from 'vitest';
import { createDeckMemory } from '../../scripts/render/known.ts';
import { renderDeck } from '../../scripts/render/deck.ts';
import { StockMarp } from '../../scripts/render/marp.ts';
import { withoutNotes } from '../../scripts/render/notes.ts';

const lines = [
  'A plain sentence.',
  'About 1.9 minutes · 2 of 50',
  'word: text',
  '\u2060word: text',
  'a word: text',
  '_class: lead',
  'class: invert',
  '"class": invert',
  '{class: invert}',
  'paginate: false',
  '- item',
  '# comment',
  '---',
  '***',
  '& anchor',
  '! tag',
  '    indented',
  '\ttab',
  '<b>markup</b>',
  '$x$ and `code`',
  '-- dashes --',
  '->',
  'prettier-ignore',
  'lint disable',
  'PaparanNote0',
  '\u00a0space around\u00a0',
  'حلف دفاعي',
  'nul \u0000 here',
  'return\r',
  '',
  '',
];
const slides = [
  '# Title',
  '## Heading\n\nText with [a link](https://example.org).',
  '- one\n- two',
  '> quoted',
  '- in a list\n\n  <!--\n  inner\n  -->',
  '```html\n\n<!--\nA plain sentence.\n-->\n\n```',
  '```\n\n---\n\n<!--\nA plain sentence.\n-->\n',
  '<div>\n\n<!--\nwithin\n-->\n\n</div>',
  '$$\nx^2\n$$',
  'Text <!-- inline --> text',
  '<!--\n_class: "cover"\n-->',
];
const part = record({ slide: constantFrom(...slides), note: array(constantFrom(...lines), { maxLength: 4 }) });

it('gives what Marp gives of the deck as it is', async () => {
  await assert(
    asyncProperty(array(part, { minLength: 1, maxLength: 4 }), async (parts) => {
      const body = parts.map(({ slide, note }) => `\n\n${slide}\n\n<!--\n${note.join('\n')}\n-->\n`).join('\n---');
      const deck = `---\nmarp: true\ntheme: default\n---${body}`;
      const stock = new StockMarp().render(deck, { htmlAsArray: true });
      for (const made of [await renderDeck(deck), await renderDeck(deck, createDeckMemory().known)]) {
        expect(made.scripted).toEqual(stock.html);
        expect(made.comments).toEqual(stock.comments);
      }
    }),
    { numRuns: 120, seed: 20261130 },
  );
}, 120_000);

it('renders no slide anew where only a note changed, and gives the new note', async () => {
  const { known, isNew, kept } = createDeckMemory();
  const deck = (note: string): string => `---\nmarp: true\n---\n\n# One\n\n<!--\n${note}\n-->\n`;
  await renderDeck(deck('Said before.'), known);
  const later = createDeckMemory(structuredClone(kept()));
  expect([isNew(), later.isNew()]).toEqual([true, false]);
  const made = await renderDeck(deck('Said now,\nand more.'), later.known);
  expect([made.notes, later.isNew()]).toEqual([['Said now,\nand more.'], false]);
  await renderDeck(deck('Said now.').replace('# One', '# Two'), later.known);
  expect(later.isNew()).toBe(true);
});

it('takes most notes out', () => {
  const { short } = withoutNotes(
    '# One\n\n<!--\nAbout a minute\n\n\u2060Then: this.\n-->\n\n---\n\n<!--\n_class: "x"\n-->\n\n# Two\n\n<!--\nLast.\n-->\n',
  );
  expect(short).toBe('# One\n\n<!--\nPaparanNote0\n-->\n\n---\n\n<!--\n_class: "x"\n-->\n\n# Two\n\n<!--\nPaparanNote1\n-->\n');
});
