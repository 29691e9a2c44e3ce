/** The students' pages and the key of small articles, made by one build and read back. */
import path from 'node:path';
import { afterAll, beforeAll, inject } from 'vitest';
import { createBuild, type Build } from '../../scripts/build.ts';
import type { Diagnostic } from '../../scripts/model/diagnostic.ts';
import { readPdf, type Page, type Pdf, type Word } from '../support/pdf.ts';
import { workFolder, writeLecture } from '../support/lecture.ts';

export interface GuidedPdfs {
  readonly guided: Pdf;
  readonly key: Pdf;
  readonly diagnostics: readonly Diagnostic[];
}

let running: Build;

/** Call once in a test file. */
export function startGuided(): void {
  beforeAll(() => {
    const env = { ...process.env, FONTCONFIG_FILE: path.join(inject('scratch'), 'fonts.conf') };
    running = createBuild({ root: path.resolve('.'), env, date: new Date(0) });
  });
  afterAll(() => running.dispose());
}

export async function guidedOf(folder: string, cwd = path.resolve('.')): Promise<GuidedPdfs> {
  const made = new Map<string, Pdf>();
  let found: readonly Diagnostic[] = [];
  await running.rebuild({
    paths: [folder],
    cwd,
    layouts: ['guided', 'guided-key'],
    documentsOf: async () => ['handout'],
    onArticle: async ({ files, diagnostics }) => {
      found = diagnostics;
      for (const { name, bytes } of files) if (name.endsWith('.pdf')) made.set(name, await readPdf(bytes));
    },
  });
  const [guided, key] = [made.get('handout-guided.pdf'), made.get('handout-guided-key.pdf')];
  if (!guided || !key) throw new Error(`no pages: ${JSON.stringify(found)}`);
  return { guided, key, diagnostics: found };
}

export async function guidedLecture(lecture: Parameters<typeof writeLecture>[2]): Promise<GuidedPdfs> {
  const cwd = await workFolder();
  await writeLecture(cwd, 'one', lecture);
  return guidedOf('one', cwd);
}

/** Words of the students' page that do not stand at the same place of the key's. Running heads aside. */
export function moved(page: Page, keyPage: Page | undefined): readonly string[] {
  return movedWords(page, keyPage, placeOf).map(({ text }) => text);
}

/** As `moved`, but for where they stand alone: of Arabic a PDF gives letters and dots apart, under any of the names that share them. */
export function movedWords(
  page: Page,
  keyPage: Page | undefined,
  place = ({ x, y }: Word) => `${x.toFixed(1)} ${y.toFixed(1)}`,
): readonly Word[] {
  const places = new Set(keyPage?.words.map(place));
  const body = page.words.filter(({ y }) => y < page.height - 60 && y > 60);
  return body.filter((word) => !places.has(place(word)));
}

const placeOf = ({ text, x, y }: Word): string => `${text} ${x.toFixed(1)} ${y.toFixed(1)}`;

export const textOf = (pdf: Pdf): string => pdf.pages.map(({ text }) => text).join('\n');
