/**
 * Where links inside the papers lead, held against the words of their targets.
 *
 * The handout in HTML says which words an id stands for; the same id in a PDF has to stand where those words do.
 */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { builtSamples, samplePdf, samples } from './support/samples.ts';
import type { Spot } from './support/pdf.ts';
import { textFrom, unnumbered } from './support/words.ts';

/** The first words of every element that has an id and text of its own. */
function wordsById(html: string): ReadonlyMap<string, string> {
  const body = html
    .replace(/<style[\s\S]*?<\/style>/g, '')
    .replaceAll('&shy;', '')
    .replaceAll('&amp;', '&');
  const found = [...body.matchAll(/<(h[1-6]|li|dt|caption|figcaption)\b[^>]*\bid="([^"]+)"[^>]*>([\s\S]*?)<\/\1>/g)];
  return new Map(
    found.map(([, , id = '', inner = '']) => [
      id,
      unnumbered(
        inner
          .replace(/<span class="number">([^<]*)<\/span>/g, '$1 ')
          .replace(/<[^>]+>/g, '')
          .trim(),
      ).slice(0, 30),
    ]),
  );
}

/** A briefing names the part that a destination comes from before its id. */
const idOf = (name: string): string => name.replace(/^part\d+-/, '');

describe.each(samples)('$slug', ({ slug }) => {
  it.each([
    ['handout.pdf', 10],
    ['briefing.pdf', 30],
  ])('%s: every named place is before the words that it names', async (name, least) => {
    const words = wordsById(readFileSync(path.join(await builtSamples(), slug, 'handout.html'), 'utf8'));
    const pdf = await samplePdf(slug, name);
    const known = [...pdf.destinations].flatMap(([id, spot]): [string, string, Spot][] => {
      const wanted = words.get(idOf(id));
      return wanted ? [[id, wanted, spot]] : [];
    });
    expect(known.length).toBeGreaterThan(least);
    const astray = known.filter(([, wanted, spot]) => spot.page < 0 || !textFrom(pdf, spot).slice(0, 400).includes(wanted));
    expect(astray.map(([id, wanted, spot]) => ({ id, wanted, spot, there: textFrom(pdf, spot).slice(0, 40) }))).toEqual([]);
  });

  it('every link in the briefing ends at a named place', async () => {
    const pdf = await samplePdf(slug, 'briefing.pdf');
    const places = new Set([...pdf.destinations.values()].map(({ page, y }) => `${page} ${y}`));
    const inside = pdf.links.filter(({ url }) => url === undefined);
    expect(inside.length).toBeGreaterThan(40);
    expect(inside.filter(({ spot }) => !spot || !places.has(`${spot.page} ${spot.y}`))).toEqual([]);
  });

  it('every citation of the briefing leads to the entry that its author is in', async () => {
    const pdf = await samplePdf(slug, 'briefing.pdf');
    const entries = [...pdf.destinations].filter(([name]) => name.includes('_ref-'));
    expect(entries.length).toBeGreaterThanOrEqual(8);
    const citations = pdf.links.filter(({ spot }) => spot && entries.some(([, entry]) => entry.page === spot.page && entry.y === spot.y));
    expect(citations.length).toBeGreaterThanOrEqual(entries.length);
  });
});
