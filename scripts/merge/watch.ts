/**
 * What is seen in the marked sequences of a page while its operators go by: where drawings stand, what links say, and which glyphs stand for a
 * text that is said beside them. Only what is asked for is read: most operators are not looked at.
 */
import { code } from './content.ts';
import { around, identity, through, times, type Box, type Matrix } from './geometry.ts';
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

export interface Watch {
  readonly boxes: ReadonlyMap<number, Box>;
  readonly words: ReadonlyMap<number, string>;
  readonly spans: readonly Span[];
  readonly see: (operator: number, start: number, at: number, within: Within | undefined) => void;
  /** A text is said (ActualText) for what is shown until `unsay`, at this depth of sequences. */
  readonly say: (said: string, depth: number) => void;
  readonly unsay: (depth: number, within: Within | undefined) => void;
}

const [BT, q, Q, cm, Do, BI, Tf, Tm, Td, re] = ['BT', 'q', 'Q', 'cm', 'Do', 'BI', 'Tf', 'Tm', 'Td', 're'].map(code);
const shows = new Set(['Tj', 'TJ', "'", '"'].map(code));
const points = new Set(['m', 'l', 'c', 'v', 'y'].map(code));

export function startWatch(bytes: Uint8Array, { wordsOf, advancesOf, boxOf }: Resources): Watch {
  const boxes = new Map<number, Box>();
  const words = new Map<number, string>();
  const spans: Span[] = [];
  const stack: Matrix[] = [];
  let [matrix, text]: [Matrix, Matrix] = [identity, identity];
  let [font, size, line] = ['', 0, NaN];
  let speech: { readonly said: string; readonly depth: number; readonly codes: Uint8Array[] } | undefined;

  const operands = (from: number, to: number): string =>
    Buffer.from(bytes.buffer, bytes.byteOffset + from, to - from)
      .toString('latin1')
      .trim();
  const numbers = (from: number, to: number): number[] => operands(from, to).split(/\s+/).map(Number);
  const matrixOf = (from: number, to: number): Matrix => {
    const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = numbers(from, to);
    return [a, b, c, d, e, f];
  };
  const grow = (mcid: number, box: Box, by: Matrix): void => void boxes.set(mcid, around(boxes.get(mcid), through(by, box)));
  /** A line that ends in a word and one that begins with another have no space between them in the contents. */
  const add = (mcid: number, said: string): void => {
    const [before, now] = [words.get(mcid), matrix[3] * text[5]];
    const breaks = before !== undefined && line !== now && /[^\s/\-\u2010]$/.test(before);
    words.set(mcid, `${before ?? ''}${breaks ? ' ' : ''}${said}`);
    line = now;
  };
  const draw = (operator: number, start: number, at: number, mcid: number): void => {
    if (operator === re) {
      const [x = 0, y = 0, width = 0, height = 0] = numbers(start, at);
      grow(mcid, [Math.min(x, x + width), Math.min(y, y + height), Math.max(x, x + width), Math.max(y, y + height)], matrix);
    } else if (points.has(operator)) {
      const all = numbers(start, at);
      for (let index = 0; index + 1 < all.length; index += 2) {
        const [x = 0, y = 0] = [all[index], all[index + 1]];
        grow(mcid, [x, y, x, y], matrix);
      }
    } else if (operator === Do) grow(mcid, boxOf(operands(start, at).slice(1)), matrix);
    else if (operator === BI) grow(mcid, [0, 0, 1, 1], matrix);
    else if (shows.has(operator)) {
      const right = widthIn(operands(start, at), advancesOf(font)) * size;
      grow(mcid, [Math.min(0, right), -0.25 * size, Math.max(right, 0), 0.8 * size], times(text, matrix));
    }
  };
  const write = (operator: number, start: number, at: number, within: Within | undefined): void => {
    if (operator === BT) text = identity;
    else if (operator === Tm) text = matrixOf(start, at);
    else if (operator === Td) {
      const [x = 0, y = 0] = numbers(start, at);
      text = times([1, 0, 0, 1, x, y], text);
    } else if (operator === Tf) {
      const [name = '', points] = operands(start, at).slice(1).split(/\s+/);
      [font, size] = [name, Number(points)];
    } else if (shows.has(operator)) {
      const codes = stringsIn(operands(start, at));
      if (speech) speech.codes.push(codes);
      else if (within?.purpose === 'words' && within.mcid !== undefined) add(within.mcid, wordsOf(font, codes));
    }
  };
  return {
    boxes,
    words,
    spans,
    see(operator, start, at, within) {
      if (operator === q) stack.push(matrix);
      else if (operator === Q) matrix = stack.pop() ?? matrix;
      else if (operator === cm) matrix = times(matrixOf(start, at), matrix);
      else {
        const isDrawing = within?.purpose === 'drawing';
        if (isDrawing && within.mcid !== undefined) draw(operator, start, at, within.mcid);
        if (isDrawing || speech || within?.purpose === 'words' || operator === Tf) write(operator, start, at, within);
      }
    },
    say: (said, depth) => void (speech ??= { said, depth, codes: [] }),
    unsay(depth, within) {
      if (speech?.depth !== depth) return;
      spans.push({ font, codes: Buffer.concat(speech.codes), said: speech.said });
      if (within?.purpose === 'words' && within.mcid !== undefined) add(within.mcid, speech.said);
      speech = undefined;
    },
  };
}

/** How wide the operands of `Tj` or `TJ` are, in parts of the font's size; half of it for what is of no known width. */
function widthIn(operands: string, advances: Advances): number {
  if (advances === undefined) return 0.5;
  const back = [...operands.matchAll(/>\s*(-?[\d.]+)/g)].reduce((sum, [, moved]) => sum + Number(moved), 0);
  const widths = glyphsIn(stringsIn(operands)).map((glyph) => advances[glyph] ?? NaN);
  return (widths.reduce((sum, width) => sum + (Number.isNaN(width) ? 500 : width), 0) - back) / 1000;
}
