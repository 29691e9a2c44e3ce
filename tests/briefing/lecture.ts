/** A small lecture that has something for every part of a briefing, and links from each into others; built with the options that a test wants. */
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { PDFDocument, StandardFonts } from 'pdf-lib';
import { inject } from 'vitest';
import type { ArticleResult } from '../../scripts/article-result.ts';
import { createBuild, type Build } from '../../scripts/build.ts';
import { readPdf, type Pdf } from '../support/pdf.ts';
import { workFolder } from '../support/lecture.ts';

const body = `
Opening words with a note.[^a] See [the second](#second) and [@snyder].

${'A paragraph that is long enough to fill a page when it is repeated often. '.repeat(6)}

## First section {#first}

Words of the first section, with [](#tbl-one) and a second note.[^b]

Table: Counts {#tbl-one}

| a | b |
|---|---|
| 1 | 2 |

### A point {#point}

${`${'More words of the point, so many that the section takes more than a page of its own. '.repeat(9)}\n\n`.repeat(7)}
More words.[^c]

## Second section {#second}

Words of the second section. Back to [](#first).

[^a]: The note a, see [@snyder].
[^b]: The note b.
[^c]: The note c leads to [](#second).
`;

const front = `
authors: [Ratna Dewi]
date: 2026-11-23
summary:
  - The bottom line, see [](#second).
  - A second message.
references:
  - { id: snyder, type: book, title: Alliance Politics, author: [{ family: Snyder, given: Glenn }], issued: { date-parts: [[1997]] } }
glossary:
  - { term: Deterrence, definition: 'Making an attack not worth its price, see [](#first).' }
questions:
  - { question: 'Who decides?', answer: 'Each member does.' }
`;

/** Pages of an appendix in pt. */
export type Sheets = readonly (readonly [number, number])[];

export const appendices: Readonly<Record<string, Sheets>> = {
  treaty: [
    [595.28, 841.89],
    [595.28, 841.89],
    [595.28, 841.89],
  ],
  plan: [[1190.55, 841.89]],
};

export async function writeAppendix(file: string, sheets: Sheets): Promise<void> {
  const made = await PDFDocument.create({ updateMetadata: false });
  const font = await made.embedFont(StandardFonts.Helvetica);
  sheets.forEach(([width, height], index) =>
    made
      .addPage([width, height])
      .drawText(`${path.basename(file, '.pdf')} ${index + 1}`, { x: width / 2, y: height / 2, size: Math.min(12, height / 8), font }),
  );
  await writeFile(file, await made.save());
}

export interface Wanted {
  /** The value of `briefing` in the front matter, as YAML. */
  readonly briefing?: string;
  readonly title?: string;
  readonly paper?: string;
  readonly lang?: string;
  readonly marking?: string;
  readonly event?: string;
  readonly more?: string;
  readonly body?: string;
  readonly appendices?: Readonly<Record<string, Sheets>>;
}

export interface Made extends Omit<ArticleResult, 'files'> {
  readonly pdf: Pdf;
  readonly source: string;
}

let running: Build | undefined;

export async function closeBuild(): Promise<void> {
  await running?.dispose();
}

/** Its briefing, read back. */
export async function briefingOf(wanted: Wanted = {}): Promise<Made> {
  const folder = path.join(await workFolder(), 'small');
  await mkdir(folder);
  const added = wanted.appendices ?? appendices;
  for (const [name, sheets] of Object.entries(added)) await writeAppendix(path.join(folder, `${name}.pdf`), sheets);
  const list = Object.keys(added).map((name) => `  - { title: The ${name}, file: ${name}.pdf }`);
  const head = [
    `title: ${wanted.title ?? 'A small lecture'}`,
    (wanted.body === undefined ? front : front.replaceAll(/, see \[\]\(#\w+\)/g, '')).trim(),
    `lang: ${wanted.lang ?? 'en'}`,
    `marking: '${wanted.marking ?? 'Internal'}'`,
    `event: ${wanted.event ?? 'Tests 101'}`,
    `paper: ${wanted.paper ?? 'a4'}`,
    `briefing: ${wanted.briefing ?? '{}'}`,
  ];
  const appended = list.length > 0 ? ['appendices:', ...list] : [];
  const source = ['---', ...head, ...(wanted.more ? [wanted.more] : []), ...appended, '---', wanted.body ?? body].join('\n');
  await writeFile(path.join(folder, 'article.md'), source);
  const env = { ...process.env, FONTCONFIG_FILE: path.join(inject('scratch'), 'fonts.conf') };
  running ??= createBuild({ root: path.resolve('.'), env, date: new Date('2026-11-23T00:00:00Z') });
  let made: ArticleResult | undefined;
  await running.rebuild({
    paths: [folder],
    cwd: folder,
    documentsOf: async () => ['briefing'],
    onArticle: (article) => void (made = article),
  });
  const bytes = made?.files.find(({ name }) => name === 'briefing.pdf')?.bytes;
  if (!made || !bytes) throw new Error(`no briefing: ${JSON.stringify(made?.diagnostics ?? [])}`);
  const { files: _, ...rest } = made;
  return { ...rest, pdf: await readPdf(bytes), source };
}
