/** Lists of contents in the tags of a print, and words of another language in a line. */
import type { PDFDict, PDFDocument } from 'pdf-lib';
import { expect, it } from 'vitest';
import { annotations, elements, outline, parents, read, text } from './files.ts';
import { printer } from './print.ts';

const finished = printer();
const shown = (file: PDFDocument): string => outline(file, elements(file)[0] as PDFDict);

it('a list of contents is one, whose items refer to what they name', async () => {
  const entries = '<li><a href="#a"><span>1</span> First</a></li><li><p>Lecture 2</p><a href="#b">Second</a></li>';
  const nav = `<nav class="contents" aria-labelledby="_contents"><h2 id="_contents">Contents</h2>\n<ol style="list-style:none">${entries}</ol></nav>`;
  const file = await read(await finished(`${nav}<h2 id="a">First</h2><ol><li>x</li></ol><h2 id="b">Second</h2>`));
  expect(shown(file)).toBe('Document:en(H2 TOC(TOCI(Reference(Link)) TOCI(P Reference(Link))) H2 L(LI(Lbl LBody)) H2)');
  expect(annotations(file, 0).map((link) => text(file, link, 'Contents'))).toEqual(['1 First', 'Second']);
  const links = elements(file).filter((element) => text(file, element, 'S') === 'Link');
  expect([...parents(file).values()].map((value) => file.context.lookup(value))).toEqual(expect.arrayContaining(links));
});

it('words of another language say so within a line, and in links', async () => {
  const said =
    '<p>One <span class="x" lang="de">zwei</span> <bdi lang="fr">trois</bdi> <a href="https://example.org"><span lang="ar" dir="rtl">أربعة</span> 4</a></p>';
  const file = await read(await finished(said));
  expect(shown(file)).toBe('Document:en(P(Span:de Span:fr Link(Span:ar)))');
  expect(annotations(file, 0).map((link) => text(file, link, 'Contents'))).toEqual(['أربعة 4']);
});
