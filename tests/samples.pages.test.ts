/** The samples' PDFs as sheets: sizes, bookmarks, links and the numbers that readers go by, each held against where the words really stand. */
import { describe, expect, it } from 'vitest';
import { samplePdf, samples } from './support/samples.ts';
import type { Bookmark, Pdf } from './support/pdf.ts';
import { fold, textFrom, unnumbered } from './support/words.ts';

const a4 = [595.28, 841.89];
const papers = ['handout.pdf', 'briefing.pdf'];
const pdfs = ['deck.pdf', ...papers];
const close = (a: readonly number[], b: readonly number[]): boolean => a.every((value, index) => Math.abs(value - (b[index] ?? NaN)) < 1);

/** Bookmarks from which a reader does not see the bookmark's words. */
function lost(pdf: Pdf): readonly Bookmark[] {
  return pdf.outline.filter(({ title, spot }) => !spot || !textFrom(pdf, spot).includes(unnumbered(title)));
}

describe.each(samples)('$slug', ({ slug, pageOf }) => {
  it.each(papers)('%s is on the paper of the article', async (name) => {
    const { pages } = await samplePdf(slug, name);
    expect(pages.filter(({ width, height }) => !close([width, height], a4))).toEqual([]);
  });

  it('deck.pdf has slides of 16:9, all of one size', async () => {
    const { pages } = await samplePdf(slug, 'deck.pdf');
    expect(pages.filter(({ width, height }) => Math.abs(width / height - 16 / 9) > 0.01 || width !== pages[0]?.width)).toEqual([]);
  });

  it.each(pdfs)('%s has bookmarks, nested but in the handout, each before the eyes of the words that it names', async (name) => {
    const pdf = await samplePdf(slug, name);
    expect(pdf.outline.length).toBeGreaterThan(name === 'handout.pdf' ? 5 : 15);
    if (name !== 'handout.pdf') expect(new Set(pdf.outline.map(({ depth }) => depth)).size).toBeGreaterThan(1);
    expect(pdf.outline.filter(({ title }) => title.trim() === '')).toEqual([]);
    expect(name === 'deck.pdf' ? lost(pdf).filter(({ title }) => !/^(Introduction|Pendahuluan)$/.test(title)) : lost(pdf)).toEqual([]);
  });

  it.each(pdfs)("%s's links each lead to a place that exists, or to the web", async (name) => {
    const { links, pages } = await samplePdf(slug, name);
    expect(links.length).toBeGreaterThan(4);
    const dead = links.filter(({ url, spot }) =>
      url === undefined
        ? !spot || (spot.y ?? 0) > (pages[spot.page]?.height ?? 0) + 1 || (spot.y ?? 0) < 0
        : !/^(https?|mailto):/.test(url),
    );
    expect(dead).toEqual([]);
  });

  it('contents of the briefing: each line is a link to the heading that it names, and its number is the label of the page where that stands', async () => {
    const pdf = await samplePdf(slug, 'briefing.pdf');
    const page = pdf.pages.findIndex(({ text }) => /^(Contents|Daftar Isi)\n/i.test(text));
    const lines = (pdf.pages[page]?.text ?? '').split('\n').flatMap((line) => /^(.*\S)\s+(\d+|[ivxl]+)$/.exec(line)?.slice(1, 3) ?? []);
    const entries = lines.flatMap((title, index) => (index % 2 === 0 ? [{ title, number: lines[index + 1] }] : [])).slice(0, -1);
    const links = pdf.links.filter((link) => link.page === page);
    expect([page > 0, entries.length > 20]).toEqual([true, true]);
    expect(links.length).toBeGreaterThanOrEqual(entries.length);
    const wrong = entries.filter(({ title, number }) => {
      const at = pdf.labels.indexOf(number ?? '');
      const link = links.find(({ spot }) => spot?.page === at && textFrom(pdf, spot).slice(0, 400).includes(unnumbered(title)));
      return at === -1 || !link;
    });
    expect(wrong).toEqual([]);
  });

  it('contents of the briefing name every bookmark but the slides', async () => {
    const pdf = await samplePdf(slug, 'briefing.pdf');
    const contents = fold(pdf.pages.find(({ text }) => /^(Contents|Daftar Isi)\n/i.test(text))?.text ?? '');
    const slides = pdf.outline.findIndex(({ title }) => /^(Slides|Salindia)$/i.test(title));
    expect(slides).toBeGreaterThan(0);
    expect(pdf.outline.slice(0, slides + 1).filter(({ title }) => !contents.includes(fold(title)))).toEqual([]);
  });

  it('the briefing counts its pages without a gap: roman before the text, "page x of y" from it', async () => {
    const { pages, labels } = await samplePdf(slug, 'briefing.pdf');
    const first = labels.indexOf('1');
    expect(labels.slice(0, first)).toEqual(['i', 'ii', 'iii', 'iv', 'v'].slice(0, first));
    expect(labels.slice(first)).toEqual(pages.slice(first).map((_, index) => String(index + 1)));
    const counted = pages.slice(first).map(({ text }) => pageOf.exec(text.replaceAll('\u00a0', ' '))?.slice(1, 3).join('/'));
    expect(counted).toEqual(pages.slice(first).map((_, index) => `${index + 1}/${pages.length - first}`));
    const roman = pages.slice(1, first).map(({ text }, index) => new RegExp(`\\b${labels[index + 1]}\\b`).test(text));
    expect(roman).toEqual(pages.slice(1, first).map(() => true));
  });
});
