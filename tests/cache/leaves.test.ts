/** Only the pages that are new are printed; the file that they become part of is that of one print of all. */
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createShelf, type KeptShelf } from '../../scripts/cache/shelf.ts';
import { openStore } from '../../scripts/cache/store.ts';
import { printLeaves } from '../../scripts/documents/leaves.ts';
import { pickFonts } from '../../scripts/fonts.ts';
import { fontFaceCss } from '../../scripts/fonts/css.ts';
import { finishDeck } from '../../scripts/merge/annotate.ts';
import type { Collation } from '../../scripts/merge/collate.ts';
import { startBrowser, type Browser } from '../../scripts/render/browser.ts';
import { findBrowser } from '../../scripts/render/chromium.ts';
import { printableDeck, renderDeck } from '../../scripts/render/deck.ts';
import { print } from '../../scripts/render/print.ts';
import { createBuild } from '../../scripts/build.ts';
import { workFolder } from '../support/lecture.ts';
import { writeTorture } from '../pdfua/torture.ts';

const shelf = async (): Promise<KeptShelf> => createShelf(openStore(await workFolder()), 'test');

/** A printer of words that tells which pages it was asked for. */
function printer(kept: KeptShelf, styles = '') {
  const asked: (readonly number[] | 'all')[] = [];
  let count = 0;
  const of = async (leaves: readonly string[], ending = ''): Promise<Collation> => {
    const made = await printLeaves({
      shelf: kept,
      look: ['browser', styles],
      leaves,
      print: async (only) => {
        asked.push(only ? [...only] : 'all');
        return new TextEncoder().encode(`%PDF ${(count += 1)}${ending}`);
      },
    });
    await kept.close(0);
    return made;
  };
  return { asked, of };
}

const six = ['a', 'b', 'c', 'd', 'e', 'f'];

describe('which pages are printed', () => {
  it('is all of a document that is new, none of one that is not, and then those that changed', async () => {
    const { asked, of } = printer(await shelf());
    await of(six);
    expect((await of(six)).pages).toEqual(six.map((_, index) => [0, index]));
    const changed = await of(['a', 'B', 'c', 'd', 'e', 'F']);
    expect(changed.pages).toEqual([
      [0, 0],
      [1, 1],
      [0, 2],
      [0, 3],
      [0, 4],
      [1, 5],
    ]);
    expect(changed.prints.map((bytes) => Buffer.from(bytes).toString())).toEqual(['%PDF 1', '%PDF 2']);
    expect(asked).toEqual(['all', [1, 5]]);
  });

  it('is those that stand in another place', async () => {
    const { asked, of } = printer(await shelf());
    await of(six);
    await of(['b', 'a', 'c', 'd', 'e', 'f']);
    expect(asked).toEqual(['all', [0, 1]]);
  });

  it('is all where most are new, or more than three prints would stand side by side', async () => {
    const { asked, of } = printer(await shelf());
    await of(six);
    await of(['A', 'B', 'C', 'D', 'e', 'f']);
    await of(['1', 'B', 'C', 'D', 'e', 'f']);
    await of(['1', '2', 'C', 'D', 'e', 'f']);
    await of(['1', '2', '3', 'D', 'e', 'f']);
    expect(asked).toEqual(['all', 'all', [0], [1], 'all']);
  });

  it.each(['7 0 obj <</Type3 /Resources <<>> >> endobj', '/FontFile3', '/Type1'])(
    'is all where a font cannot be put together: %s',
    async (font) => {
      const { asked, of } = printer(await shelf());
      await of(six);
      await of(['A', 'b', 'c', 'd', 'e', 'f'], font);
      await of(['A', 'B', 'c', 'd', 'e', 'f']);
      expect(asked).toEqual(['all', [0], 'all', [0, 1]]);
    },
  );

  it('is those that changed where glyphs are drawings without pictures', async () => {
    const { asked, of } = printer(await shelf());
    const drawn = '7 0 obj <</Type3 >> endobj 8 0 obj <</Resources <<>> >> endobj';
    await of(six, drawn);
    await of(['A', 'b', 'c', 'd', 'e', 'f'], drawn);
    expect(asked).toEqual(['all', [0]]);
  });

  it.each(['Zażółć gęślą jaźń', 'Tổ chức hiệp ước', 'Joy 🙂 and 🚀 ✅', 'حلف دفاعي', '国际安全联盟条约', 'Ελλάς, Россия'])(
    'is those that changed where faces come in pieces: %s',
    async (text) => {
      const wanted = ['Plus Jakarta Sans', 'Source Serif 4'].flatMap((family) =>
        ([400, 600, 800] as const).map((weight) => ({ family, weight, style: 'normal' as const })),
      );
      const faces = await pickFonts(text, wanted, 'en');
      expect(new Set(faces.map(({ unicodeRange }) => unicodeRange)).size).toBeGreaterThan(1);
      const { asked, of } = printer(await shelf(), fontFaceCss(faces));
      await of(six);
      await of(['A', 'b', 'c', 'd', 'e', 'f']);
      expect(asked).toEqual(['all', [0]]);
    },
  );

  it('is all where a face comes in pieces that nothing tells apart', async () => {
    const face = (family: string, weight: number, range = 'U+41'): string =>
      `@font-face{font-family:"${family}";font-weight:${weight};font-style:normal;unicode-range:${range};src:url(x)}`;
    const whole = printer(await shelf(), face('A', 400) + face('A', 700) + face('B', 400) + face('A', 400).replaceAll(':', ': '));
    await whole.of(six);
    await whole.of(['A', 'b', 'c', 'd', 'e', 'f']);
    expect(whole.asked).toEqual(['all', [0]]);
    const inPieces = face('A', 400) + face('A', 700) + face('A', 400, 'U+100');
    for (const written of [inPieces, inPieces.replace(/[{:;]/g, '$& ').replaceAll('}', '\n}\n')]) {
      const pieces = printer(await shelf(), written);
      await pieces.of(six);
      await pieces.of(['A', 'b', 'c', 'd', 'e', 'f']);
      expect(pieces.asked).toEqual(['all', 'all']);
    }
  });

  it('is all where letters are shaped; none where nothing changed', async () => {
    const { asked, of } = printer(await shelf());
    const words = ['حلف', ...six];
    await of(words);
    await of(words);
    await of([...words.slice(0, 6), 'F']);
    expect(asked).toEqual(['all', 'all']);
  });

  it('is all where the look of all pages is another, or a print is gone', async () => {
    const kept = await shelf();
    await printer(kept, 'p{color:red}').of(six);
    const other = printer(kept, 'p{color:blue}');
    await other.of(['A', 'b', 'c', 'd', 'e', 'f']);
    expect(other.asked).toEqual(['all']);
    const forgetful = printer({ ...kept, find: async (kind, inputs) => (kind === 'leaf-print' ? undefined : kept.find(kind, inputs)) });
    await forgetful.of(six);
    await forgetful.of(six);
    expect(forgetful.asked).toEqual(['all', 'all']);
  });
});

/** Words in letters of several pieces of the families, and of other families; each slide has some that others do not have. */
const foreign = [
  'Zażółć gęślą jaźń',
  'Příliš žluťoučký kůň',
  'Tổ chức hiệp ước',
  'حلف دفاعي',
  'Договор о дружбе',
  'Συνθήκη',
  'Joy 🙂 and 🚀',
  'Sign ✅ of 🕊',
  '国际安全联盟',
  '条约的效力',
  '同盟と条約',
  '안보 동맹',
];
const slidesOf = (words: readonly string[]): string =>
  words.map((text, index) => `\n## ${text}\n\n- **${text}** in ${1990 + index}\n- *${text}*, once more.\n`).join('');

/** The deck's slides of the article of everything, as they are printed: scripts, tables, formulas, charts, pictures, code, links. */
async function tortureDeck(): Promise<{ readonly html: string; readonly slides: readonly string[] }> {
  const file = await writeTorture(await workFolder());
  const text = await readFile(file, 'utf8');
  await writeFile(file, `${text}\n${slidesOf(foreign)}`);
  const folder = path.dirname(file);
  const build = createBuild({ root: path.resolve('.'), env: process.env, date: new Date('2026-01-01') });
  let markdown = '';
  await build.rebuild({
    paths: [folder],
    cwd: folder,
    documentsOf: async () => ['deck'],
    onArticle: ({ files }) => void (markdown = Buffer.from(files.find(({ name }) => name === 'deck.md')?.bytes ?? []).toString()),
  });
  await build.dispose();
  const rendered = await renderDeck(markdown);
  const { slides } = rendered;
  const html = printableDeck({ ...rendered, slides: [] }, { lang: 'en', title: 'T' });
  return { html, slides };
}

describe('pages of several prints', () => {
  let browser: Browser;
  let deck: { readonly html: string; readonly slides: readonly string[] };
  beforeAll(async () => {
    const choice = await findBrowser(process.env);
    if ('missing' in choice) throw new Error(choice.missing);
    browser = await startBrowser(choice, process.env);
    deck = await tortureDeck();
  }, 180_000);
  afterAll(() => browser?.close());

  const printOf = (only?: ReadonlySet<number>): Promise<Uint8Array> => {
    const shown = deck.slides.map((slide, index) => ((only?.has(index) ?? true) ? slide : `${/^<svg[^>]*>/.exec(slide)?.[0]}</svg>`));
    return print(
      browser,
      deck.html.replace(/(<div id=":\$p">)(<\/div>)/, (_, start: string, end: string) => start + shown.join('') + end),
      { outline: false },
    );
  };
  const finished = async (pdf: Collation): Promise<string> =>
    Buffer.from(
      await finishDeck(pdf, {
        bookmarks: [],
        metadata: { title: 'T', authors: [], keywords: [], lang: 'en', date: new Date('2026-01-01') },
        notes: deck.slides.map(() => ''),
        noteTitle: '',
      }),
    ).toString('latin1');

  it.each([2, 3, 5])('become one file that is that of one print: every slide of each %i from another', async (each) => {
    const all = deck.slides.map((_, index) => index);
    expect(all.length).toBeGreaterThan(10);
    const some = new Set(all.filter((index) => index % each === 0));
    const rest = new Set(all.filter((index) => index % each !== 0));
    const [whole, first, second] = [await printOf(), await printOf(some), await printOf(rest)];
    const one = await finished({ prints: [whole], pages: all.map((index) => [0, index]) });
    expect(await finished({ prints: [whole, first], pages: all.map((index) => [some.has(index) ? 1 : 0, index]) })).toBe(one);
    expect(await finished({ prints: [first, second], pages: all.map((index) => [some.has(index) ? 0 : 1, index]) })).toBe(one);
  });
});
