/** Footnotes in the tags of a print: what refers to them, their numbers as labels, identifiers of their own. */
import { expect, it } from 'vitest';
import { at, elements, list, outline, read, text } from './files.ts';
import { printer } from './print.ts';

const finished = printer();
const mark = (number: number, id = `r${number}`): string =>
  `<a class="mark" id="${id}" href="#n${number}" aria-label="Note ${number}">${number}</a>`;
const entry = (number: number, body: string): string =>
  `<li id="n${number}"><a class="note-number" href="#r${number}" aria-label="Note ${number}">${number}</a> <div>${body}</div></li>`;

it.each([
  [
    'beside its text',
    '<p>A<label class="mark" for="o">1</label><input type="checkbox" id="o" hidden><span class="sidenote" role="note" id="n"><span class="note-number">1</span> one <em>two</em></span> B</p>',
    'Document:en(P(Reference Note(Lbl Em)))',
  ],
  [
    'behind its block',
    `<p>A${mark(1)} B</p><aside class="sidenote behind" role="note" id="n1"><span class="note-number">1</span> <p>one</p><p>two</p></aside>`,
    'Document:en(P(Reference(Link)) Note(Lbl P P))',
  ],
  [
    'behind its block, in a box of HTML',
    `<section><p>A${mark(1)} B</p><aside class="sidenote behind" role="note" id="n1"><span class="note-number">1</span> one</aside><h2>B</h2>C</section>`,
    'Document:en(P(Reference(Link)) Note(Lbl) H2 P)',
  ],
  [
    'in a list',
    `<p>A${mark(1)}${mark(2)} B</p><ol class="notes" style="list-style:none">${entry(1, 'one')}${entry(2, `<p>two${mark(1, 'again')}</p><ul><li>x</li></ul>`)}</ol>`,
    'Document:en(P(Reference(Link) Reference(Link)) L(LI(LBody(Note(Lbl(Link)))) LI(LBody(Note(Lbl(Link) P(Reference(Link)) L(LI(Lbl LBody)))))))',
  ],
])('a footnote %s', async (_, html, expected) => {
  const file = await read(await finished(html));
  const [document] = elements(file);
  expect(document && outline(file, document)).toBe(expected);
  const notes = elements(file).filter((element) => text(file, element, 'S') === 'Note');
  const ids = notes.map((note) => text(file, note, 'ID'));
  expect(new Set(ids).size).toBe(notes.length);
  const names = list(file, file.catalog, 'StructTreeRoot', 'IDTree', 'Names');
  expect(ids.map((id) => at(file, names[names.findIndex((key) => text(file, key) === id) + 1]))).toEqual(notes);
  expect(elements(file).filter((element) => text(file, element, 'Alt').includes('\u2062'))).toEqual([]);
});
