/**
 * Soft hyphens as readers of tagged PDF want them (PDF 32000-1, 14.8.2.2.3): the hyphen at the end of a line is said to be U+00AD; where none is seen, there
 * is none.
 *
 * Chromium writes each soft hyphen as a space without a width that is said to be U+00AD, and the hyphen of a parted word as a "-" beside it. So a word that
 * stands whole was found by no search and copied with what nobody sees in it, and a parted one had two hyphens. Why in the contents and not in the page that
 * is printed: before the print nobody knows where words part, and these bytes are read anyway.
 */

/** Contents as Skia writes them; others stay as they are. */
export function withSoftHyphens(bytes: Uint8Array): Uint8Array {
  const given = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (!given.includes(softHyphen) || !saysAny(given)) return bytes;
  const text = given.toString('latin1').replace(several, (_, start: string, words: string) => start + withoutAny(words));
  return Buffer.from(rewritten(text), 'latin1');
}

/** Few pages do: of the others only what is said is read. */
function saysAny(contents: Buffer): boolean {
  for (let at = contents.indexOf(saying); at >= 0; at = contents.indexOf(saying, at + 1)) {
    const words = contents.toString('latin1', at + saying.length, contents.indexOf('>', at));
    if (withoutAny(words) !== words) return true;
  }
  return false;
}

/** As Skia writes U+00AD. */
const softHyphen = '00AD';
const saying = '/ActualText <FEFF';
const said = '/Span<</ActualText <FEFF00AD> >> BDC\n';
const end = 'EMC\n';

/** What is said for a glyph that joins the letters on both sides of a soft hyphen. */
const several = /(\/ActualText <FEFF)((?:[\dA-F]{4}){2,})(?=>)/g;
const withoutAny = (words: string): string => words.replace(/(....)/g, (unit) => (unit === '00AD' ? '' : unit));

function rewritten(text: string): string {
  let [made, done] = ['', 0];
  for (let at = text.indexOf(said); at >= 0; at = text.indexOf(said, done)) {
    const space = matchAt(emptyGlyph, text, at + said.length);
    const isAlone = space && space[1] !== '' && text.startsWith('BT\n', at - 3) && text.startsWith('ET\n', space.index + space[0].length);
    const [now, to] = space ? behind(text, space) : [said, at + said.length];
    made += isAlone ? text.slice(done, at - 3) : text.slice(done, at) + (space?.[1] ?? '');
    if (isAlone && now === '') done = to + 3;
    else {
      made += isAlone ? now.slice(3) : now;
      done = to;
    }
  }
  return made + text.slice(done);
}

/** A space, and how far it stands from the glyph before. Where it is of another font than its neighbours, it is a text of its own. */
const emptyGlyph = /((?:\/\S+ \S+ Tf\n)?(?:[^\n]* Tm\n)?)(?:(-?[\d.]+) (-?[\d.]+) Td )?<[\da-f]+> Tj\nEMC\n/iy;
/** A line's end, the hyphen as a text of its own, and between them what is drawn below words. */
const hyphenGlyph = /(ET\n(?:(?!BT\n)[^\n]*(?<!BDC|BMC|EMC)\n){0,12}BT\n\/\S+ \S+ Tf\n[^\n]* Tm\n)(<[\da-f]+> Tj\n)(?=ET\n)/iy;
/** The next glyph, which may be said otherwise. It is placed by where the space stood. */
const nextGlyph = /((?:\/Span<<[^\n]* BDC\n)?)(-?[\d.]+) (-?[\d.]+) Td (?=<)/iy;

/** What stands in the place of a space and of what follows it, and where that ends. */
function behind(text: string, space: RegExpExecArray): readonly [now: string, to: number] {
  const to = space.index + space[0].length;
  const hyphen = matchAt(hyphenGlyph, text, to);
  if (hyphen) return [`${hyphen[1]}${said}${hyphen[2]}${end}`, to + hyphen[0].length];
  const [x, y] = [Number(space[2] ?? 0), Number(space[3] ?? 0)];
  if (text.startsWith('ET\n', to) || (x === 0 && y === 0)) return ['', to];
  const next = text.startsWith(said, to) ? undefined : matchAt(nextGlyph, text, to);
  if (!next) return [`${plain(x)} ${plain(y)} Td\n`, to];
  return [`${next[1]}${plain(x + Number(next[2]))} ${plain(y + Number(next[3]))} Td `, to + next[0].length];
}

function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | undefined {
  pattern.lastIndex = at;
  return pattern.exec(text) ?? undefined;
}

/** As PDF writes numbers: without an exponent (7.3.3). */
const plain = (value: number): string => String(Number(value.toFixed(4)));
