/**
 * Whether the pieces of a face can be told apart in a PDF.
 *
 * A family comes in pieces (Latin, its extensions, Vietnamese), each a file with glyph ids of its own, and all of one name. A PDF holds some glyphs of a
 * piece under that name; of which one they are is seen by what `head` and `hhea` say of the whole piece, such as its outermost edges, for subsets
 * keep these as they are (`merge/subset.ts`). Where two pieces say the same, their subsets can't be told apart. Variable fonts need not be: Skia embeds
 * no part of them, but drawings of their glyphs (`merge/drawn-fonts.ts`).
 */
import { lastUsed } from '../model/last-used.ts';
import { tablesOf } from './woff2.ts';

/** Of CSS with `@font-face` rules, however they are written. False for pieces that are no WOFF2 files in the CSS itself. */
export function canTellPieces(css: string): boolean {
  return facesOf(css).every((rules) => {
    if (new Set(rules.map(({ range }) => range)).size < 2) return true;
    const files = [...new Set(rules.map(({ text }) => fileIn(text)))];
    const marks = files.map((file) => file && knownMarks(file, () => markOf(file))).filter((mark) => mark !== variable);
    return !marks.includes(undefined) && new Set(marks).size === marks.length;
  });
}

interface Rule {
  readonly range: string | undefined;
  readonly text: string;
}

/** The rules of one family, weight and slant together. */
function facesOf(css: string): readonly (readonly Rule[])[] {
  const faces = new Map<string, Rule[]>();
  for (const [text] of css.matchAll(/@font-face\s*\{[^}]*/g)) {
    const face = ['font-family', 'font-weight', 'font-style'].map((name) => valueOf(text, name)).join();
    faces.set(face, [...(faces.get(face) ?? []), { range: valueOf(text, 'unicode-range'), text }]);
  }
  return [...faces.values()];
}

const valueOf = (rule: string, name: string): string | undefined =>
  new RegExp(`${name}\\s*:([^;]*)`)
    .exec(rule)?.[1]
    ?.replace(/[\s"']/g, '')
    .toUpperCase();

/** Base64. */
const fileIn = (rule: string): string | undefined => /base64,([A-Za-z0-9+/=]+)/.exec(rule)?.[1];

/** A preview asks for the same few pieces after every save. */
const knownMarks = lastUsed<string | undefined>(128);

const variable = 'variable';

/** All of both tables but a checksum, how the outlines' places are written, and the count of metrics, which are a subset's own. */
function markOf(file: string): string | undefined {
  try {
    const [head, hhea, fvar] = tablesOf(Buffer.from(file, 'base64'), ['head', 'hhea', 'fvar']);
    if (fvar !== undefined) return variable;
    if (head === undefined || hhea === undefined) return undefined;
    return [head.subarray(0, 8), head.subarray(12, 50), hhea.subarray(0, 34)].map((part) => Buffer.from(part).toString('latin1')).join('|');
  } catch {
    return undefined;
  }
}
