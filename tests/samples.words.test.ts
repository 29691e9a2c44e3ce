/**
 * The samples' documents hold the samples' words, read back out of each PDF with the machine's fonts hidden.
 *
 * The phrases come from the sources as they stand, so a sentence that an author adds tomorrow is looked for tomorrow.
 */
import { readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { proseOf } from './support/prose.ts';
import { builtSamples, documents, samplePdf, samples } from './support/samples.ts';
import { fold, foldedPages, holds } from './support/words.ts';

const read = async (slug: string, name: string): Promise<string> => readFileSync(path.join(await builtSamples(), slug, name), 'utf8');
/** Without compatibility forms being made equal, as `fold` does. */
const raw = (text: string): string =>
  text
    .normalize('NFC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\p{S}]/gu, '');
const visible = (html: string): string =>
  fold(html.replace(/<style[\s\S]*?<\/style>|<script[\s\S]*?<\/script>|<!--[\s\S]*?-->|<[^>]+>/g, '').replaceAll('&amp;', '&'));
const missingIn = (pages: readonly string[], phrases: readonly string[]): string[] => phrases.filter((phrase) => !holds(pages, phrase));
const foundIn = (pages: readonly string[], phrases: readonly string[]): string[] => phrases.filter((phrase) => holds(pages, phrase));

describe.each(samples)('$slug', ({ slug, source, title }) => {
  const { text, spoken, paperOnly } = proseOf(source);

  it('has every file of the table, none of them empty', async () => {
    const folder = path.join(await builtSamples(), slug);
    expect(documents.map((name) => [name, statSync(path.join(folder, name)).size > 1000])).toEqual(documents.map((name) => [name, true]));
  });

  it('is long enough for these tests to mean something', () => {
    expect([text.length > 80, spoken.length > 10, paperOnly.length > 1]).toEqual([true, true, true]);
  });

  it.each(['handout.pdf', 'briefing.pdf'])('%s holds the full text', async (name) => {
    const pages = foldedPages(await samplePdf(slug, name));
    expect(missingIn(pages, [title, ...text, ...paperOnly])).toEqual([]);
  });

  it.each(['handout.pdf', 'briefing.pdf'])('%s lacks no rare character of the source', async (name) => {
    const rare = [...new Set(raw(readFileSync(source, 'utf8')).match(/[^ -~]/gu))];
    expect(rare.length).toBeGreaterThan(0);
    const all = raw((await samplePdf(slug, name)).pages.map((page) => page.text).join(''));
    expect(rare.filter((character) => !all.includes(character))).toEqual([]);
  });

  it('handout.html holds the full text', async () => {
    expect(missingIn([visible(await read(slug, 'handout.html'))], [title, ...text, ...paperOnly])).toEqual([]);
  });

  it('handout and briefing hold nothing of what is only said', async () => {
    for (const name of ['handout.pdf', 'briefing.pdf']) {
      const pdf = await samplePdf(slug, name);
      expect(foundIn(foldedPages(pdf), spoken)).toEqual([]);
      expect(pdf.pages.flatMap(({ notes }) => notes)).toEqual([]);
    }
    expect(foundIn([fold(await read(slug, 'handout.html'))], spoken)).toEqual([]);
  });

  it('the deck holds nothing of what is for paper only', async () => {
    const { pages } = await samplePdf(slug, 'deck.pdf');
    const all = pages.flatMap(({ text: shown, notes }) => [fold(shown), ...notes.map(fold)]);
    for (const place of [...all, fold(await read(slug, 'deck.md')), fold(await read(slug, 'deck.html'))])
      expect(foundIn([place], paperOnly)).toEqual([]);
  });

  it('the full paragraphs and what is said are the notes of deck.pdf, deck.md and deck.html', async () => {
    const { pages } = await samplePdf(slug, 'deck.pdf');
    const notes = pages.map((page) => fold(page.notes.join('\n')));
    const prose = [...text, ...spoken].filter((phrase) => !/^(- |> |\d+\. |: |Tabel:|Table:|— )/.test(phrase) && /[.,;?]/.test(phrase));
    expect(prose.length).toBeGreaterThan(50);
    const shown = pages.map((page) => fold(page.text));
    expect(prose.filter((phrase) => !holds([...notes, ...shown], phrase))).toEqual([]);
    expect(missingIn(notes, spoken)).toEqual([]);
    expect(missingIn([fold(await read(slug, 'deck.md'))], spoken)).toEqual([]);
    expect(missingIn([visible(await read(slug, 'deck.html'))], spoken)).toEqual([]);
  });
});
