/** A small article of every kind of input, as state that edits change; and builds of it. */
import { mkdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { PDFDocument } from 'pdf-lib';
import { PNG } from 'pngjs';
import { run, type Run } from '../support/command.ts';

export interface Lecture {
  readonly title: string;
  readonly theme: string;
  readonly duration: number;
  readonly marking?: string;
  readonly term: string;
  /** Its first word is said on the slide. */
  readonly sections: readonly { readonly name: string; readonly phrase: string; readonly text: string }[];
  readonly footnote: string;
  readonly shade: number;
  readonly drawing: string;
  readonly spent: number;
  readonly year: number;
  readonly appendix: string;
}

export const firstLecture: Lecture = {
  title: 'Small',
  theme: 'light',
  duration: 3,
  term: 'Deterrence',
  sections: ['One', 'Two', 'Three'].map((name) => ({ name, phrase: `The ${name} phrase`, text: `What ${name} says.` })),
  footnote: 'A note.',
  shade: 100,
  drawing: 'Bars',
  spent: 2,
  year: 1997,
  appendix: 'Treaty',
};

/** Writes the article's folder and gives its path. */
export async function writeArticle(cwd: string, lecture: Lecture): Promise<string> {
  const folder = path.join(cwd, 'content', 'small');
  await mkdir(folder, { recursive: true });
  const write = (name: string, content: string | Uint8Array): Promise<void> => writeFile(path.join(folder, name), content);
  await write('photo.png', photo(lecture.shade));
  await write('bars.svg', drawing(lecture.drawing));
  await write('spent.csv', `year,Spent\n2022,1.5\n2023,${lecture.spent}\n`);
  await write(
    'references.bib',
    `@book{snyder, author={Snyder, Glenn}, title={Alliance politics}, publisher={Cornell}, year={${lecture.year}}}\n`,
  );
  await write('appendix.pdf', await appendix(lecture.appendix));
  await write('article.md', source(lecture));
  return folder;
}

function source({ title, theme, duration, marking, term, sections, footnote }: Lecture): string {
  const parts = sections.map(({ name, phrase, text }) => `## ${name}\n\n**${phrase}** stands here. ${text}\n`);
  return `---
title: ${title}
theme: ${theme}
duration: ${duration}
${marking === undefined ? '' : `marking: ${marking}\n`}references: references.bib
handout: { layout: [text, slides-3] }
glossary:
  - { term: ${term}, definition: Making an attack not worth its price. }
appendices:
  - { title: The treaty, file: appendix.pdf }
---

It is known [@snyder].[^1]

[^1]: ${footnote}

${parts.join('\n')}
## Pictures

![A grey field](photo.png 'A field')

![Some bars](bars.svg 'Bars')

\`\`\`chart {#fig-spent}
kind: bar
alt: Spending rises.
caption: Spending
data: spent.csv
\`\`\`
`;
}

/** So many pixels that it is drawn anew for slides and paper. */
function photo(shade: number): Buffer {
  const png = new PNG({ width: 3000, height: 60 });
  png.data.forEach((_, at) => (png.data[at] = at % 4 === 3 ? 255 : (shade + (at >> 12)) % 256));
  return PNG.sync.write(png);
}

const drawing = (word: string): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="200" height="100" viewBox="0 0 200 100"><rect width="80" height="60" fill="#246"/><text x="10" y="90" font-size="14">${word.replaceAll('&', '&amp;').replaceAll('<', '&lt;')}</text></svg>`;

/** Its font knows no letters but Latin ones. */
async function appendix(text: string): Promise<Uint8Array> {
  const file = await PDFDocument.create({ updateMetadata: false });
  file.addPage([595, 842]).drawText(encodeURIComponent(text), { x: 72, y: 700, size: 20 });
  return file.save();
}

/** Builds into `<cwd>/<out>`. */
export function build(cwd: string, out: string, ...flags: readonly string[]): Promise<Run> {
  return run(['build', 'content', '--out', out, ...flags], { cwd });
}

/** What was said, without the time that it took, the folder's name, and what came from the cache. */
export const said = ({ status, stdout, stderr }: Run, out: string): readonly unknown[] => [
  status,
  stdout
    .replace(/\b\d+(\.\d)? s\b/, '')
    .replace(/; [^;\n]*from the cache/, '')
    .replace(/^ *"fromCache": \w+,?\n/gm, '')
    .replaceAll(out, 'out'),
  stderr.replaceAll(out, 'out'),
];

export async function clear(folder: string): Promise<void> {
  await rm(folder, { recursive: true, force: true });
}
