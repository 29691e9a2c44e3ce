/** Guided notes of the samples: the students' pages and the key are the same pages, and only the key has the answers. */
import { describe, expect, it } from 'vitest';
import { guidedOf, moved, startGuided, textOf, type GuidedPdfs } from './pages.ts';
import { fold } from '../support/words.ts';

startGuided();

/** `secrets` stand once in the article: in a strong phrase, a key message or an answer. */
const samples = [
  {
    slug: 'international-security-alliances',
    name: ['Name', 'Date'],
    secrets: ['The promise is conditional', 'can buy time', 'outweigh a brigade', 'such action as it deems', 'wear out from within'],
    blanks: 30,
  },
  {
    slug: 'aliansi-keamanan-internasional',
    name: ['Nama', 'Tanggal'],
    secrets: ['Janjinya bersyarat', 'dapat membeli waktu', 'Garis depan kini melewati', 'Kelonggaran itu disengaja', 'aus dari dalam'],
    blanks: 30,
  },
] as const;

describe.each(samples)('$slug', ({ slug, name, secrets, blanks }) => {
  let made: GuidedPdfs | undefined;
  const pages = async (): Promise<GuidedPdfs> => (made ??= await guidedOf(`content/${slug}`));

  it('has as many pages in the key, with every word at the same place', { timeout: 120_000 }, async () => {
    const { guided, key } = await pages();
    expect(guided.pages).toHaveLength(key.pages.length);
    expect(guided.pages.flatMap((page, index) => moved(page, key.pages[index]))).toEqual(name);
  });

  it('has the answers in the key alone', { timeout: 120_000 }, async () => {
    const { guided, key } = await pages();
    const [students, teachers] = [fold(textOf(guided)), fold(textOf(key))];
    for (const secret of secrets)
      expect([secret, students.includes(fold(secret)), teachers.includes(fold(secret))]).toEqual([secret, false, true]);
    expect(JSON.stringify([guided.info, guided.outline])).not.toMatch(/deterrence|penangkalan|Keywords/i);
    for (let number = 1; number <= blanks; number++) expect(students).toContain(String(number));
  });

  it('leads to its sections by bookmarks', { timeout: 120_000 }, async () => {
    const { guided, key } = await pages();
    expect(guided.outline.length).toBeGreaterThan(8);
    expect(guided.outline).toEqual(key.outline);
  });
});
