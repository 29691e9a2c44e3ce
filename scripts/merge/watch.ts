/**
 * What is seen in the marked sequences of a page while its operators go by: where drawings stand, what links say, and which glyphs stand for a
 * text that is said beside them. Only what is asked for is read: most operators are not looked at.
 */
import { code, numbersIn } from './content.ts';
import { around, boxFrom, identity, matrixOf, through, times, type Box, type Matrix } from './geometry.ts';
import type { Advances } from './lines.ts';
import { glyphsIn, stringsIn } from './strings.ts';

/** `text`: lines in it are decoration; `group`: so are pictures; `label`: they are a list's dots; `words`: text that is wanted; `drawing`: all is content. */
export type Purpose = 'text' | 'group' | 'label' | 'words' | 'drawing';

/** What names in the page's resources stand for. */
export interface Resources {
  readonly wordsOf: (font: string, codes: Uint8Array) => string;
  readonly advancesOf: (font: string) => Advances;
  /** The box that an XObject fills. */
  readonly boxOf: (xObject: string) => Box;
}

/** Codes shown together, and the text said for them. */
export interface Span {
  readonly font: string;
  readonly codes: Uint8Array;
  readonly said: string;
}

/** The sequence that an operator stands in. */
export interface Within {
  readonly mcid: number | undefined;
  readonly purpose: Purpose | undefined;
}

/** What was seen so far, and what holds where the operators are. */
export interface Watch {
  readonly boxes: Map<number, Box>;
  readonly words: Map<number, string>;
  readonly spans: Span[];
  readonly bytes: Uint8Array;
  readonly resources: Resources;
  readonly stack: Matrix[];
  matrix: Matrix;
  text: Matrix;
  font: string;
  size: number;
  /** Where the words that were added last stand. */
  line: number;
  speech: { readonly said: string; readonly depth: number; readonly codes: Uint8Array[] } | undefined;
}

const [BT, q, Q, cm, Do, BI, Tf, Tm, Td, re] = ['BT', 'q', 'Q', 'cm', 'Do', 'BI', 'Tf', 'Tm', 'Td', 're'].map(code);
const shows = new Set(['Tj', 'TJ', "'", '"'].map(code));
const points = new Set(['m', 'l', 'c', 'v', 'y'].map(code));

export function startWatch(bytes: Uint8Array, resources: Resources): Watch {
  const place = { matrix: identity, text: identity, font: '', size: 0, line: NaN, speech: undefined };
  return { boxes: new Map(), words: new Map(), spans: [], bytes, resources, stack: [], ...place };
}

export function see(watch: Watch, operator: number, start: number, at: number, within: Within | undefined): void {
  if (operator === q) watch.stack.push(watch.matrix);
  else if (operator === Q) watch.matrix = watch.stack.pop() ?? watch.matrix;
  else if (operator === cm) watch.matrix = times(matrixOf(numbersIn(watch.bytes, start, at)), watch.matrix);
  else {
    const isDrawing = within?.purpose === 'drawing';
    if (isDrawing && within.mcid !== undefined) draw(watch, operator, start, at, within.mcid);
    if (isDrawing || watch.speech || within?.purpose === 'words' || operator === Tf) write(watch, operator, start, at, within);
  }
}

/** A text is said (ActualText) for what is shown until `unsay`, at this depth of sequences. */
export function say(watch: Watch, said: string, depth: number): void {
  watch.speech ??= { said, depth, codes: [] };
}

export function unsay(watch: Watch, depth: number, within: Within | undefined): void {
  const { speech, font } = watch;
  if (speech?.depth !== depth) return;
  watch.spans.push({ font, codes: Buffer.concat(speech.codes), said: speech.said });
  if (within?.purpose === 'words' && within.mcid !== undefined) add(watch, within.mcid, speech.said);
  watch.speech = undefined;
}

function draw(watch: Watch, operator: number, start: number, at: number, mcid: number): void {
  const { matrix, size } = watch;
  if (operator === re) {
    grow(watch, mcid, boxFrom(numbersIn(watch.bytes, start, at)), matrix);
  } else if (points.has(operator)) {
    const all = numbersIn(watch.bytes, start, at);
    for (let index = 0; index + 1 < all.length; index += 2) {
      const [x = 0, y = 0] = [all[index], all[index + 1]];
      grow(watch, mcid, [x, y, x, y], matrix);
    }
  } else if (operator === Do) grow(watch, mcid, watch.resources.boxOf(operands(watch, start, at).slice(1)), matrix);
  else if (operator === BI) grow(watch, mcid, [0, 0, 1, 1], matrix);
  else if (shows.has(operator)) {
    const right = widthIn(operands(watch, start, at), watch.resources.advancesOf(watch.font)) * size;
    grow(watch, mcid, [Math.min(0, right), -0.25 * size, Math.max(right, 0), 0.8 * size], times(watch.text, matrix));
  }
}

function write(watch: Watch, operator: number, start: number, at: number, within: Within | undefined): void {
  if (operator === BT) watch.text = identity;
  else if (operator === Tm) watch.text = matrixOf(numbersIn(watch.bytes, start, at));
  else if (operator === Td) {
    const [x = 0, y = 0] = numbersIn(watch.bytes, start, at);
    watch.text = times([1, 0, 0, 1, x, y], watch.text);
  } else if (operator === Tf) {
    const [name = '', size] = operands(watch, start, at).slice(1).split(/\s+/);
    [watch.font, watch.size] = [name, Number(size)];
  } else if (shows.has(operator)) {
    const codes = stringsIn(operands(watch, start, at));
    if (watch.speech) watch.speech.codes.push(codes);
    else if (within?.purpose === 'words' && within.mcid !== undefined) add(watch, within.mcid, watch.resources.wordsOf(watch.font, codes));
  }
}

/** A line that ends in a word and one that begins with another have no space between them in the contents; a parted word is whole. */
function add(watch: Watch, mcid: number, said: string): void {
  const [before, now] = [watch.words.get(mcid) ?? '', watch.matrix[3] * watch.text[5]];
  const breaks = watch.line !== now && /[^\s/\-\u2010\u00ad]$/.test(before);
  watch.words.set(mcid, `${before.replace(/\u00ad$/, '')}${breaks ? ' ' : ''}${said}`);
  watch.line = now;
}

const grow = ({ boxes }: Watch, mcid: number, box: Box, by: Matrix): void =>
  void boxes.set(mcid, around(boxes.get(mcid), through(by, box)));

const operands = ({ bytes }: Watch, from: number, to: number): string =>
  Buffer.from(bytes.buffer, bytes.byteOffset + from, to - from)
    .toString('latin1')
    .trim();

/** How wide the operands of `Tj` or `TJ` are, in parts of the font's size; half of it for what is of no known width. */
function widthIn(operands: string, advances: Advances): number {
  if (advances === undefined) return 0.5;
  const back = [...operands.matchAll(/>\s*(-?[\d.]+)/g)].reduce((sum, [, moved]) => sum + Number(moved), 0);
  let width = 0;
  for (const glyph of glyphsIn(stringsIn(operands))) {
    const advance = advances[glyph] ?? NaN;
    width += Number.isNaN(advance) ? 500 : advance;
  }
  return (width - back) / 1000;
}
