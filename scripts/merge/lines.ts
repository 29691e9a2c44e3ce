/**
 * A page's text shown line by line and not glyph by glyph, as Skia writes it: `<0041> Tj`, `7.25 0 Td <0042> Tj` become `[<00410042>]TJ`, and where a glyph
 * does not stand where the width of the one before puts it, `[<0041>-12<0042>]TJ` (PDF 32000-1, 9.4.3). Contents are then a third as long and files a fifth to
 * a quarter smaller, and what comes after has less to read. Only for files that stand alone: beside contents so short, the stamps and tags of a briefing would
 * be more than the fifth that it may have beside fonts, pictures and contents (tests/pdfua.size.test.ts).
 *
 * No glyph is moved by more than half a thousandth of its size. Only for contents as Skia writes them, one operator of text a line: those that have others
 * stay as they are. Widths count that every file of the font will have, those of glyphs with a character (`subset.ts`). Why bytes and not a pattern, as in
 * `renamed.ts`: a handout has thirty thousand glyphs.
 */
import { hexDigit } from './strings.ts';

/** Thousandths of the size by glyph, NaN for one whose width is not known; undefined for a font of another kind. */
export type Advances = Float64Array | undefined;

const [newline, space, minus, dot, zero, nine, less, greater, opening, closing, T, d, j] = [
  10, 32, 45, 46, 48, 57, 60, 62, 91, 93, 84, 100, 106,
];

/** The last two bytes of a line as a number: its operator. */
const ending = (word: string): number => (word.charCodeAt(word.length - 2) << 8) | word.charCodeAt(word.length - 1);
const [Tf, Tm, Td, Tj, BT, ET] = ['Tf', 'Tm', 'Td', 'Tj', 'BT', 'ET'].map(ending);
/** Of what else moves text, or spaces it. */
const others = new Set(['Tc', 'Tw', 'Tz', 'TL', 'Ts', 'TD', 'T*', 'TJ', " '", ">'", ")'", ' "', '>"', ')"'].map(ending));
/** Of lines within text that neither move it nor show it. */
const still = new Set(['BDC', 'BMC', 'EMC', 'rg', 'RG', ' g', ' G', 'gs', 'scn', 'SCN', 'cs', 'CS', ' w', 'Tr'].map(ending));

/** Thousandths of the size: a glyph that stands farther from where it would is not of the same line. */
const farthest = 900;

/** Taken again for each page: V8 looks for garbage the more often, the more such room it is asked for. */
let room = new Uint8Array(0);

/** The contents as text, a character a byte, with their glyphs in lines. `advancesOf`: by the font's name in the page's resources. */
export function inLines(bytes: Uint8Array, advancesOf: (font: string) => Advances): string {
  const { length } = bytes;
  if (room.length < length + 64) room = new Uint8Array(2 * length + 64);
  const made = room;
  /** How much of `made` is written, and how much of the contents is done. */
  let [to, done] = [0, 0];
  let advances: Advances;
  /** Thousandths of the size in a unit of text space. */
  let scale = 0;
  let [isText, isRun] = [false, false];
  /** Where the next glyph would stand, seen from where the last move led, in thousandths; NaN where that is not known. */
  let drift = 0;
  /** How far the line that Skia began last is from the one that was begun in `made`, in text space. */
  let behind = 0;

  const put = (text: string): void => {
    for (let index = 0; index < text.length; index++) made[to++] = text.charCodeAt(index);
  };
  const keepUntil = (end: number): void => {
    made.set(bytes.subarray(done, end), to);
    to += end - done;
    done = end;
  };
  const endRun = (): void => {
    made[to++] = greater;
    made[to++] = closing;
    put('TJ\n');
    isRun = false;
  };
  /** `moved`: how far from where the last glyph began; NaN where that is not said. */
  const join = (at: number, moved: number): void => {
    const isNext = Number.isNaN(moved);
    const away = isNext ? drift : drift - moved * scale;
    const back = isNext ? 0 : Math.round(away);
    if (isRun && Math.abs(back) <= farthest) {
      if (!isNext) behind += moved;
      drift = away - back;
      if (back !== 0) {
        made[to++] = greater;
        put(String(back));
        made[to++] = less;
      }
      return;
    }
    if (isRun) endRun();
    else keepUntil(at);
    if (!isNext) {
      put(`${plain(moved + behind)} 0 Td `);
      [behind, drift] = [0, 0];
    }
    made[to++] = opening;
    made[to++] = less;
    isRun = true;
  };
  /** Whether all of them are hexadecimal digits. */
  const addCodes = (from: number, end: number): boolean => {
    for (let at = from; at < end; at += 4) {
      let glyph = 0;
      for (let digit = at; digit < at + 4; digit++) {
        const byte = bytes[digit] as number;
        const value = hexDigit(byte);
        if (!(value >= 0 && value < 16)) return false;
        glyph = (glyph << 4) | value;
        made[to++] = byte;
      }
      drift += (advances as Float64Array)[glyph] ?? NaN;
    }
    return true;
  };
  /** Where the next line begins, if this one shows glyphs; 0 if it does not, -1 if they can't be read. */
  const glyphs = (at: number): number => {
    let from = at + 1;
    let moved = NaN;
    if (bytes[at] !== less) {
      let [digit, unit, value] = [bytes[at] === minus ? from : at, 0, 0];
      for (; ; digit++) {
        const byte = bytes[digit] as number;
        if (byte === dot) unit = 1;
        else if (byte >= zero && byte <= nine) {
          value = 10 * value + byte - zero;
          unit *= 10;
        } else break;
      }
      from = digit + 7;
      const isMove = bytes[digit] === space && bytes[digit + 1] === zero && bytes[digit + 3] === T && bytes[digit + 4] === d;
      if (!isMove || bytes[digit + 6] !== less) return 0;
      moved = (bytes[at] === minus ? -value : value) / (unit || 1);
    }
    let end = from;
    while (end < length && bytes[end] !== greater) end += 4;
    if (end === from || bytes[end + 2] !== T || bytes[end + 3] !== j || bytes[end + 4] !== newline) return 0;
    join(at, moved);
    done = end + 5;
    return addCodes(from, end) ? done : -1;
  };

  for (let at = 0; at < length;) {
    const shown = isText && advances ? glyphs(at) : 0;
    if (shown < 0) return latin1(bytes, 0, length);
    if (shown > 0) {
      at = shown;
      continue;
    }
    if (isRun) endRun();
    const found = bytes.indexOf(newline, at);
    const end = found < 0 ? length : found;
    const operator = end - at < 2 ? 0 : ((bytes[end - 2] as number) << 8) | (bytes[end - 1] as number);
    if (others.has(operator)) return latin1(bytes, 0, length);
    if (operator === BT || operator === ET || operator === Tm) [behind, drift, isText] = [0, 0, operator !== ET];
    else if (operator === Tf) {
      if (drift !== 0) drift = NaN;
      const [font = '', size = ''] = latin1(bytes, at + 1, end).split(' ');
      [advances, scale] = [Number(size) > 0 ? advancesOf(font) : undefined, 1000 / Number(size)];
    } else if (isText && behind !== 0 && !still.has(operator)) {
      const line = latin1(bytes, at, end);
      const [, own, rest] = /^(-?[\d.]+)( -?[\d.]+ Td( <[\da-f]*> Tj)?)$/i.exec(line) ?? [];
      if (own === undefined && !/^(\s*|<[\da-f]*> Tj)$/i.test(line)) return latin1(bytes, 0, length);
      if (own !== undefined) {
        keepUntil(at);
        put(plain(Number(own) + behind) + rest);
        [done, behind] = [end, 0];
      }
    }
    if (operator === Td) drift = 0;
    else if (operator === Tj) drift = NaN;
    at = end + 1;
  }
  if (isRun) endRun();
  keepUntil(length);
  return latin1(made, 0, to);
}

const latin1 = (bytes: Uint8Array, from: number, to: number): string =>
  Buffer.from(bytes.buffer, bytes.byteOffset + from, to - from).toString('latin1');

/** As PDF writes numbers: without an exponent (7.3.3). */
const plain = (value: number): string => String(Number(value.toFixed(4)));
