/** A course of three small lectures that share references, terms and ids, one of them in another language and with appendices. */
import { copyFile, mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { PDFDocument } from 'pdf-lib';

const filler = 'States look at one another with more patience than trust, and write down what they can bear to keep.';
const pages = (count: number, tail = ''): string =>
  Array.from({ length: count * 9 }, () => `${filler} ${filler} ${filler}${tail}`).join('\n\n');

const one = `---
title: What a promise carries
authors: [Ratna Dewi]
date: 2026-09-01
keywords: [NATO, alliances]
summary: [A promise is worth what others believe., It is written before it is needed.]
glossary:
  - { term: Alliance, definition: A formal promise of help. }
  - { term: Deterrence, definition: Making an attack not worth its price. }
  - { term: Collective defence, definition: 'One for all, as **Article 5** has it [@walt, p. 3]; see [](#what).' }
references:
  - { id: walt, type: book, author: [{ family: Walt, given: Stephen M. }], title: The Origins of Alliances, issued: { date-parts: [[1987]] }, DOI: 10.7591/abc }
  - { id: snyder1997, type: book, author: [{ family: Snyder, given: Glenn H. }], title: Alliance Politics, issued: { date-parts: [[1997]] } }
questions:
  - { question: Who decides?, answer: Each member does. }
---

An alliance binds before it is needed [@walt; @snyder1997]. Nobody calls NATO a club.[^1]

[^1]: The first note, which speaks of deterrence.

## What it is {#what}

Alliances deter. See [](#wear) for the rest.

${pages(1)}

## What wears it {#wear}

### Doubt {#doubt}

Collective defence is doubted more than **deterrence** is.

${pages(2)}

Only the last page names NATO again.
`;

const two = `---
title: What wears it out
authors: [Bima Santosa, Ratna Dewi]
date: 2026-01-01
glossary:
  - { term: alliance, definition: A habit of consultation between governments. }
  - { term: Deterrence, definition: 'Making an attack  not worth its price.' }
  - { term: IT, definition: Information technology. }
  - { term: Burden sharing, definition: Who pays. }
references:
  - { id: origins, type: book, author: [{ family: Walt, given: S. M. }], title: 'The Origins of Alliances', publisher: Cornell University Press, issued: { date-parts: [[1987]] }, DOI: 'https://doi.org/10.7591/ABC' }
  - { id: snyder1997, type: article-journal, author: [{ family: Snyder, given: Glenn H. }], title: Zones of Doubt, container-title: World Politics, volume: '9', issued: { date-parts: [[1997]] } }
  - { id: undated, type: report, author: [{ literal: Treaty Desk }], title: Notes }
---

## What it is {#what}

It was said before [@origins, p. 12]; others doubt it [@snyder1997; @undated]. Deterrence tires.

${pages(3, ' Burden-sharing.')}

Here IT fails the staff.
`;

const three = `---
title: Janji yang diuji
lang: id
authors: [Ratna Dewi]
appendices:
  - { title: Naskah traktat, file: traktat.pdf }
  - { title: Surat resmi, file: surat.pdf }
glossary:
  - { term: Aliansi, definition: Ikatan formal antarnegara. }
references:
  - { id: s97, type: book, author: [{ family: Snyder, given: Glenn H. }], title: Alliance Politics, publisher: Cornell University Press, issued: { date-parts: [[1997]] } }
  - { id: nota, type: report, author: [{ literal: Treaty Desk }], title: Notes }
---

Aliansinya diuji [@s97; @nota]. Ada juga NATO.

## Apa itu {#what}

${pages(1)}
`;

export const courseFile = `title: Security Between States
subtitle: A reader
lecturer: Ratna Dewi
institution: Universitas Contoh
term: Autumn 2026
marking: Internal
articles:
  - carries
  - { article: wears, date: 2026-09-14, title: What wears a promise out }
  - diuji
`;

/** Writes the course below `folder`, which is what a build is given. */
export async function writeCourse(folder: string): Promise<void> {
  for (const [slug, text] of Object.entries({ carries: one, wears: two, diuji: three })) {
    await mkdir(path.join(folder, slug), { recursive: true });
    await writeFile(path.join(folder, slug, 'article.md'), text);
  }
  await copyFile('tests/merge/fixtures/text.pdf', path.join(folder, 'diuji', 'traktat.pdf'));
  await writeFile(path.join(folder, 'diuji', 'surat.pdf'), await letter());
  await writeFile(path.join(folder, 'course.yaml'), courseFile);
}

/** A page with a letterhead where a running head would stand, and a number of its own where the page's would. */
async function letter(): Promise<Uint8Array> {
  const file = await PDFDocument.create({ updateMetadata: false });
  const page = file.addPage([595, 842]);
  page.drawText('Kementerian Luar Negeri', { x: 60, y: 797, size: 12 });
  page.drawText('Surat resmi', { x: 60, y: 600, size: 12 });
  page.drawText('- 1 -', { x: 290, y: 38, size: 10 });
  return file.save();
}
