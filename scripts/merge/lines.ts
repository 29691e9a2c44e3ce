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

/** Contents on their way into lines. */
interface Setting {
  readonly bytes: Uint8Array;
  readonly made: Uint8Array;
  /** How much of `made` is written, and how much of the contents is done. */
  to: number;
  done: number;
  advances: Advances;
  /** Thousandths of the size in a unit of text space. */
  scale: number;
  isText: boolean;
  /** Whether a line of glyphs is begun. */
  isRun: boolean;
  /** Where the next glyph would stand, seen from where the last move led, in thousandths; NaN where that is not known. */
  drift: number;
  /** How far the line that Skia began last is from the one that was begun in `made`, in text space. */
  behind: number;
}

/** The contents as text, a character a byte, with their glyphs in lines. `advancesOf`: by the font's name in the page's resources. */
export function inLines(bytes: Uint8Array, advancesOf: (font: string) => Advances): string {
  const { length } = bytes;
  if (room.length < length + 64) room = new Uint8Array(2 * length + 64);
  const state = { to: 0, done: 0, advances: undefined, scale: 0, isText: false, isRun: false, drift: 0, behind: 0 };
  const setting: Setting = { bytes, made: room, ...state };
  for (let at = 0; at < length;) {
    const shown = setting.isText && setting.advances ? setGlyphs(setting, at) : 0;
    if (shown > 0) {
      at = shown;
      continue;
    }
    if (setting.isRun) endRun(setting);
    const found = bytes.indexOf(newline, at);
    const end = found < 0 ? length : found;
    if (shown < 0 || !setOther(setting, at, end, advancesOf)) return latin1(bytes, 0, length);
    at = end + 1;
  }
  if (setting.isRun) endRun(setting);
  keepUntil(setting, length);
  return latin1(setting.made, 0, setting.to);
}

/** A line that shows no glyphs that can be joined. False where it is of those that are not Skia's. */
function setOther(setting: Setting, at: number, end: number, advancesOf: (font: string) => Advances): boolean {
  const { bytes } = setting;
  const operator = end - at < 2 ? 0 : ((bytes[end - 2] as number) << 8) | (bytes[end - 1] as number);
  if (others.has(operator)) return false;
  if (operator === BT || operator === ET || operator === Tm) {
    [setting.behind, setting.drift, setting.isText] = [0, 0, operator !== ET];
  } else if (operator === Tf) {
    if (setting.drift !== 0) setting.drift = NaN;
    const [font = '', size = ''] = latin1(bytes, at + 1, end).split(' ');
    [setting.advances, setting.scale] = [Number(size) > 0 ? advancesOf(font) : undefined, 1000 / Number(size)];
  } else if (setting.isText && setting.behind !== 0 && !still.has(operator)) {
    const line = latin1(bytes, at, end);
    const [, own, rest] = /^(-?[\d.]+)( -?[\d.]+ Td( <[\da-f]*> Tj)?)$/i.exec(line) ?? [];
    if (own === undefined && !/^(\s*|<[\da-f]*> Tj)$/i.test(line)) return false;
    if (own !== undefined) {
      keepUntil(setting, at);
      put(setting, plain(Number(own) + setting.behind) + rest);
      [setting.done, setting.behind] = [end, 0];
    }
  }
  if (operator === Td) setting.drift = 0;
  else if (operator === Tj) setting.drift = NaN;
  return true;
}

/** Where the next line begins, if this one shows glyphs; 0 if it does not, -1 if they can't be read. */
function setGlyphs(setting: Setting, at: number): number {
  const { bytes } = setting;
  const { length } = bytes;
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
  join(setting, at, moved);
  setting.done = end + 5;
  return addCodes(setting, from, end) ? setting.done : -1;
}

/** `moved`: how far from where the last glyph began; NaN where that is not said. */
function join(setting: Setting, at: number, moved: number): void {
  const { made } = setting;
  const isNext = Number.isNaN(moved);
  const away = isNext ? setting.drift : setting.drift - moved * setting.scale;
  const back = isNext ? 0 : Math.round(away);
  if (setting.isRun && Math.abs(back) <= farthest) {
    if (!isNext) setting.behind += moved;
    setting.drift = away - back;
    if (back !== 0) {
      made[setting.to++] = greater;
      put(setting, String(back));
      made[setting.to++] = less;
    }
    return;
  }
  if (setting.isRun) endRun(setting);
  else keepUntil(setting, at);
  if (!isNext) {
    put(setting, `${plain(moved + setting.behind)} 0 Td `);
    [setting.behind, setting.drift] = [0, 0];
  }
  made[setting.to++] = opening;
  made[setting.to++] = less;
  setting.isRun = true;
}

/** Whether all of them are hexadecimal digits. */
function addCodes(setting: Setting, from: number, end: number): boolean {
  const { bytes, made } = setting;
  const advances = setting.advances as Float64Array;
  let { to, drift } = setting;
  for (let at = from; at < end; at += 4) {
    let glyph = 0;
    for (let digit = at; digit < at + 4; digit++) {
      const byte = bytes[digit] as number;
      const value = hexDigit(byte);
      if (!(value >= 0 && value < 16)) return false;
      glyph = (glyph << 4) | value;
      made[to++] = byte;
    }
    drift += advances[glyph] ?? NaN;
  }
  [setting.to, setting.drift] = [to, drift];
  return true;
}

function endRun(setting: Setting): void {
  setting.made[setting.to++] = greater;
  setting.made[setting.to++] = closing;
  put(setting, 'TJ\n');
  setting.isRun = false;
}

function put(setting: Setting, text: string): void {
  for (let index = 0; index < text.length; index++) setting.made[setting.to++] = text.charCodeAt(index);
}

function keepUntil(setting: Setting, end: number): void {
  setting.made.set(setting.bytes.subarray(setting.done, end), setting.to);
  setting.to += end - setting.done;
  setting.done = end;
}

const latin1 = (bytes: Uint8Array, from: number, to: number): string =>
  Buffer.from(bytes.buffer, bytes.byteOffset + from, to - from).toString('latin1');

/** As PDF writes numbers: without an exponent (7.3.3). */
const plain = (value: number): string => String(Number(value.toFixed(4)));
