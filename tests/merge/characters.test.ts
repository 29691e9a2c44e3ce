/** What readers find that look up glyphs only, as pdf.js does. */
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { expect, it } from 'vitest';
import { printer } from './print.ts';

const finished = printer();

it.each([
  ['fr', 'l’air ‘a’ “b”'],
  ['ja', '点・線'],
])('signs that share a glyph are what texts mean, in %s', async (lang, text) => {
  const bytes = await finished(`<p>${text}</p>`, lang);
  const page = await (await getDocument({ data: Uint8Array.from(bytes), verbosity: 0 }).promise).getPage(1);
  expect((await page.getTextContent()).items.map((item) => ('str' in item ? item.str : '')).join('')).toContain(text);
});
