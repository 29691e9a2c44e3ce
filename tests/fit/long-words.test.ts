/** Words that are wider than the line that they stand in, on slides and in tables: set smaller or parted with a hyphen, not broken anywhere. */
import path from 'node:path';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { createBuild, type Build } from '../../scripts/build.ts';
import { workFolder, writeLecture } from '../support/lecture.ts';
import { readPdf, type Page, type Pdf } from '../support/pdf.ts';

const word = 'Rüstungskontrollvereinbarungen';
const body = `Ein Satz.

## ${word} als Grundlage

Text.

| Begriff | Erläuterung |
|---|---|
| Verpflichtungsermächtigung | Ermächtigung der Verwaltung, Verträge einzugehen, die künftige Haushaltsjahre belasten, ohne dass Mittel bereitgestellt sind. |
| Sondervermögen | Getrennt bewirtschaftet. |

## Kurz

${'Mehr Worte. '.repeat(90)}
`;

let running: Build;
const pdfs: Record<string, Pdf> = {};
let unknown: Pdf | undefined;
beforeAll(async () => {
  const cwd = await workFolder();
  await writeLecture(cwd, 'eins', { title: 'Titel', front: 'lang: de\nduration: 2\n', body });
  await writeLecture(cwd, 'zwei', { title: 'Titel', front: 'lang: sw\n', body });
  const env = { ...process.env, FONTCONFIG_FILE: path.join(inject('scratch'), 'fonts.conf') };
  running = createBuild({ root: path.resolve('.'), env, date: new Date(0) });
  await running.rebuild({
    paths: ['.'],
    cwd,
    documentsOf: async () => ['deck', 'handout', 'briefing'],
    onArticle: async ({ slug, files }) => {
      for (const { name, bytes } of files) {
        if (slug === 'eins' && name.endsWith('.pdf')) pdfs[name] = await readPdf(bytes);
        if (slug === 'zwei' && name === 'deck.pdf') unknown = await readPdf(bytes);
      }
    },
  });
}, 60_000);
afterAll(() => running.dispose());

/** Texts of a page, each within one line. */
const linesOf = (page: Page | undefined): readonly string[] => (page?.words ?? []).map(({ text }) => text);

it('stand whole in a headline, which is set smaller for them, where nobody knows how to part them', () => {
  const opener = unknown?.pages.find((page, index) => index > 1 && /als Grundlage/.test(page.text));
  expect(linesOf(opener).some((line) => line.includes(`${word} als`))).toBe(true);
});

it('are parted where a word may be in the narrow list beside an opener', () => {
  const opener = pdfs['deck.pdf']?.pages.find((page, index) => index > 0 && /Kurz/.test(page.text) && !/Gliederung/.test(page.text));
  const list = linesOf(opener).join('|');
  expect(list).toMatch(/Rüstungskontroll(?:verein)?\|?[-\u00ad]/);
});

it('leave the minutes of a section beside it in the agenda', () => {
  const agenda = pdfs['deck.pdf']?.pages.find(({ text }) => text.startsWith('Gliederung'));
  const minutes = agenda?.words.filter(({ text }) => /Min/.test(text)) ?? [];
  const names = agenda?.words.filter(({ text }) => /Rüstung|Kurz/.test(text)) ?? [];
  expect(minutes.length).toBeGreaterThan(0);
  for (const { x, y } of minutes) {
    const beside = names.find((name) => Math.abs(name.y - y) < 12);
    expect(beside && beside.x + beside.width).toBeLessThan(x - 8);
  }
});

it.each(['handout.pdf', 'briefing.pdf'])('stand whole in a table of %s where all fit', (name) => {
  expect((pdfs[name]?.pages ?? []).flatMap(linesOf).some((line) => line.includes('Verpflichtungsermächtigung'))).toBe(true);
});
