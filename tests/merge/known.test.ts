/**
 * What was learned of other prints changes no byte of what is made of this one: whichever print was read before it, and whether that was just now or in an
 * earlier build.
 */
import { deserialize, serialize } from 'node:v8';
import { expect, it } from 'vitest';
import { pickFonts } from '../../scripts/fonts.ts';
import { fontFaceCss } from '../../scripts/fonts/css.ts';
import { finish, finishDeck } from '../../scripts/merge/annotate.ts';
import { createKnown, createPageMemory, type Kept, type Known } from '../../scripts/merge/known.ts';
import { merge } from '../../scripts/merge/merge.ts';
import { print } from '../../scripts/render/print.ts';
import { browserOfTests } from './print.ts';

const browser = browserOfTests();

const first = '<h1>One</h1><p>A page that stays as it is, with <a href="https://example.org/a">a link</a>.</p>';
const figure = (alt: string, width: number): string =>
  `<figure><svg role="img" aria-label="${alt}" width="200" height="60"><rect width="${width}" height="40"/><text x="4" y="55">Bars</text></svg></figure>`;
const arabic = (words: string): string => `<p lang="ar" dir="rtl">${words}</p>`;

/** Documents that differ from each other by an edit; each page stands between rules. */
const documents: Readonly<Record<string, readonly string[]>> = {
  plain: [first, '<p>The second page.</p>'],
  changed: [first, '<p>The second page, edited.</p>'],
  letter: [first, '<p>The second page: façade, Łódź & §.</p>'],
  fewer: [first],
  moved: ['<p>The second page.</p>', first],
  linked: [first, '<p>The <a href="https://example.org/b">second</a> page.</p>'],
  renamed: [first.replace('a link', 'a lynx'), '<p>The second page.</p>'],
  figure: [first, figure('Bars', 80)],
  wider: [first, figure('Bars', 160)],
  pair: [first, `<p>Before.</p>${figure('Two', 80)}`],
  arabic: [first, arabic('حلف دفاعي')],
  ligatures: [first, arabic('لا إله إلا الله محمد')],
  /** The same glyphs in the same places, which are something else: said by other characters, a link, a figure. */
  spaced: ['<p><a href="https://example.org/c">in one</a></p>'],
  kept: ['<p><a href="https://example.org/c">in\u00a0one</a></p>'],
  first: [first, '<p><a class="plain" href="https://example.org/d">in</a> <em class="plain">one</em></p>'],
  last: [first, '<p><em class="plain">in</em> <a class="plain" href="https://example.org/d">one</a></p>'],
  stressed: [first, '<p>Is it <em class="plain">in one</em>?</p>'],
  unlinked: [first, '<p>Is it <a class="plain" href="https://example.org/d">in one</a>?</p>'],
  drawn: [first, '<div role="figure" aria-label="Words"><p>Drawn</p></div>'],
  undrawn: [first, '<div role="group" aria-label="Words"><p>Drawn</p></div>'],
  list: [first, '<ul><li>one</li><li>two</li></ul><hr><table><tr><th>a</th><td>b</td></tr></table>'],
};

const options = { bookmarks: [], metadata: { title: 'T', authors: ['A'], keywords: [], lang: 'en', date: new Date(0) } };
const makers: Readonly<Record<string, (bytes: Uint8Array, known?: Known) => Promise<Uint8Array>>> = {
  alone: (bytes, known) => finish(bytes.slice(), options, known),
  deck: (bytes, known) => finishDeck(bytes.slice(), { ...options, notes: ['said', ''], noteTitle: 'Note' }, known),
  joined: (bytes, known) =>
    merge(
      [bytes.slice(), bytes.slice()].map((part) => ({ bytes: part, kind: 'own' as const })),
      options,
      known,
    ),
};

it('makes of a print what it makes of it alone', async () => {
  const text = JSON.stringify(documents);
  const faces = (['Source Serif 4', 'Plus Jakarta Sans'] as const).map((family) => ({ family, weight: 400, style: 'normal' as const }));
  const css = fontFaceCss(await pickFonts(text, faces));
  const style = `<style>${css} body { font: 16px "Source Serif 4" } h1 { font-family: "Plus Jakarta Sans" } section { break-after: page } .plain { font-style: normal; color: inherit; text-decoration: none }</style>`;
  const prints = new Map<string, Uint8Array>();
  for (const [name, pages] of Object.entries(documents)) {
    const body = pages.map((page) => `<section>${page}</section>`).join('');
    prints.set(
      name,
      await print(browser(), `<!doctype html><html lang="en"><head><title>T</title>${style}</head><body>${body}</body></html>`),
    );
  }
  const wrong: string[] = [];
  const all = createKnown();
  for (const [how, make] of Object.entries(makers)) {
    const alone = new Map(await Promise.all([...prints].map(async ([name, bytes]) => [name, await make(bytes)] as const)));
    expect(new Set([...alone.values()].map((bytes) => Buffer.from(bytes).toString('latin1'))).size).toBe(prints.size);
    for (const [before, earlier] of prints) {
      const own = createPageMemory();
      await make(earlier, own.known);
      const kept = serialize(own.kept());
      for (const [name, bytes] of prints) {
        const found = [await make(bytes, createPageMemory(deserialize(kept) as Kept).known), await make(bytes, all)];
        if (!found.every((made) => Buffer.from(made).equals(alone.get(name) ?? new Uint8Array())))
          wrong.push(`${how}: ${name} after ${before}`);
      }
    }
  }
  expect(wrong).toEqual([]);
}, 120_000);
