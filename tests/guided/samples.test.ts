/** Guided notes of the samples: the students' pages and the key are the same pages, and only the key has the answers. */
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { elements, read, text as textAt } from '../merge/files.ts';
import { checkPdfUa, report } from '../pdfua/check.ts';
import { fold } from '../support/words.ts';
import { guidedOf, moved, startGuided, textOf, type GuidedPdfs } from './pages.ts';

startGuided();
const timeout = 120_000;

/** `secrets`: words of key messages and answers that the text does not hold. */
const samples = [
  { slug: 'international-security-alliances', name: ['Name', 'Date'], secrets: ['such action as it deems', 'wear out from within'] },
  { slug: 'aliansi-keamanan-internasional', name: ['Nama', 'Tanggal'], secrets: ['Kelonggaran itu disengaja', 'aus dari dalam'] },
] as const;

/** Strong phrases of three words and more, read from the source with a regular expression: nothing else in the article repeats them. */
function strongPhrases(slug: string): readonly { readonly phrase: string; readonly open: boolean }[] {
  const file = readdirSync(path.join('content', slug)).find((name) => name.startsWith('article.')) ?? '';
  const source = readFileSync(path.join('content', slug, file), 'utf8');
  const found = [...source.matchAll(/\*\*([^*\n]+)\*\*(\{\.open\})?/g)];
  return found.map(([, phrase = '', open]) => ({ phrase, open: open !== undefined })).filter(({ phrase }) => phrase.split(' ').length > 2);
}

describe.each(samples)('$slug', ({ slug, name, secrets }) => {
  let made: GuidedPdfs | undefined;
  const pages = async (): Promise<GuidedPdfs> => (made ??= await guidedOf(`content/${slug}`));

  it('keeps PDF/UA', { timeout }, async () => {
    const { guided, key } = await pages();
    for (const { bytes } of [guided, key]) expect(report(await checkPdfUa(bytes))).toEqual([]);
  });

  it('has as many pages in the key, with every word at the same place', { timeout }, async () => {
    const { guided, key } = await pages();
    expect(guided.pages).toHaveLength(key.pages.length);
    expect(guided.pages.flatMap((page, index) => moved(page, key.pages[index]))).toEqual(name);
  });

  it('has the answers in the key alone, and what is open in both', { timeout }, async () => {
    const { guided, key } = await pages();
    const [students, teachers] = [fold(textOf(guided)), fold(textOf(key))];
    const hidden = [...strongPhrases(slug).filter(({ open }) => !open), ...secrets.map((phrase) => ({ phrase }))];
    expect(hidden.length).toBeGreaterThan(10);
    expect(hidden.filter(({ phrase }) => students.includes(fold(phrase)))).toEqual([]);
    expect(hidden.filter(({ phrase }) => !teachers.includes(fold(phrase)))).toEqual([]);
    const open = strongPhrases(slug).filter((one) => one.open);
    expect(open.filter(({ phrase }) => !students.includes(fold(phrase)))).toEqual([]);
    expect(JSON.stringify(guided.info)).not.toMatch(/deterrence|pertahanan kolektif|Keywords/i);
  });

  it('numbers its blanks from 1 without a gap, more than there are strong phrases', { timeout }, async () => {
    const file = await read((await pages()).guided.bytes);
    const heard = elements(file).map((element) => /^(?:blank|isian) (\d+)$/.exec(textAt(file, element, 'Alt'))?.[1]);
    const numbers = heard.flatMap((digits) => (digits === undefined ? [] : [Number(digits)]));
    expect(numbers).toEqual(Array.from(numbers, (_, index) => index + 1));
    expect(numbers.length).toBeGreaterThan(strongPhrases(slug).length + 5);
  });

  it('leads to its sections by bookmarks', { timeout }, async () => {
    const { guided, key } = await pages();
    expect(guided.outline.length).toBeGreaterThan(8);
    expect(guided.outline).toEqual(key.outline);
  });
});
