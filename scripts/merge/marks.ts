/**
 * One page's contents, marked through (PDF 32000-1, 14.6 and 14.8.2.2): what Chromium paints outside of marked sequences (grounds, rules, leaders,
 * numbers that stand in the margin) becomes an artifact, and so do sequences of text elements that hold lines but no text. On the way
 * it is seen where drawings stand and what links say.
 *
 * Only for contents that Chromium wrote: there marks stand outside of text objects. Other contents are left as they are.
 */
import { code, scan } from './content.ts';
import { actualText, stringsIn } from './strings.ts';
import { around, identity, through, times, type Box, type Matrix } from './geometry.ts';

/** `text`: lines in it are decoration; `group`: so are pictures; `words`: text that is wanted; `label`: a list's dot; `drawing`: all in it is content. */
export type Purpose = 'text' | 'group' | 'words' | 'label' | 'drawing';

/** What the marks of a page are for, and what its resources hold. */
export interface Meaning {
  readonly purposeOf: (mcid: number) => Purpose;
  /** The words that codes of a font (its name in the resources) stand for. */
  readonly wordsOf: (font: string, codes: Uint8Array) => string;
  /** The box that an XObject fills. */
  readonly boxOf: (xObject: string) => Box;
}

export interface Marked {
  readonly bytes: Uint8Array;
  /** Sequences that are artifacts now, or held nothing. */
  readonly gone: ReadonlySet<number>;
  readonly boxes: ReadonlyMap<number, Box>;
  readonly words: ReadonlyMap<number, string>;
}

interface Sequence {
  readonly mcid: number | undefined;
  readonly purpose: Purpose | undefined;
  readonly from: number;
  readonly to: number;
  texts: number;
  objects: number;
  paths: number;
}

type Edit = readonly [from: number, to: number, text: string];

const [BDC, BMC, EMC, BT, ET, q, Q, cm] = ['BDC', 'BMC', 'EMC', 'BT', 'ET', 'q', 'Q', 'cm'].map(code);
const [Do, BI, Tf, Tm, Td, re] = ['Do', 'BI', 'Tf', 'Tm', 'Td', 're'].map(code);
const paths = new Set(['f', 'F', 'f*', 'B', 'B*', 'b', 'b*', 'S', 's', 'sh'].map(code));
const shows = new Set(['Tj', 'TJ', "'", '"'].map(code));
const points = new Set(['m', 'l', 'c', 'v', 'y'].map(code));

/** Undefined for contents whose marks stand in text objects. */
export function markThrough(bytes: Uint8Array, { purposeOf, wordsOf, boxOf }: Meaning): Marked | undefined {
  const edits: Edit[] = [];
  const gone = new Set<number>();
  const boxes = new Map<number, Box>();
  const words = new Map<number, string>();
  const stack: Matrix[] = [];
  let [matrix, text]: [Matrix, Matrix] = [identity, identity];
  let [font, size, line] = ['', 0, NaN];
  let [inText, isOdd, depth] = [false, false, 0];
  let [loose, loosePaints] = [0, 0];
  let current: Sequence | undefined;
  let spoken: { readonly depth: number; said: string } | undefined;

  const textAt = (from: number, to: number): string => Buffer.from(bytes.buffer, bytes.byteOffset + from, to - from).toString('latin1');
  const numbersAt = (from: number, to: number): number[] => textAt(from, to).trim().split(/\s+/).map(Number);
  const endLoose = (to: number): void => {
    if (loosePaints > 0) edits.push([loose, loose, '/Artifact BMC\n'], [to, to, 'EMC\n']);
    loosePaints = 0;
  };
  const begin = (start: number, at: number, end: number): void => {
    depth++;
    const properties = textAt(start, at);
    if (current) {
      const said = actualText(properties);
      if (said !== undefined) spoken ??= { depth, said };
      return;
    }
    const number = /\/MCID\s+(\d+)/.exec(properties)?.[1];
    const mcid = number === undefined ? undefined : Number(number);
    if (mcid === undefined && !properties.startsWith('/Artifact')) return;
    if (inText) isOdd = true;
    current = { mcid, purpose: mcid === undefined ? undefined : purposeOf(mcid), from: start, to: end, texts: 0, objects: 0, paths: 0 };
    currentDepth = depth;
  };
  let currentDepth = 0;
  const finish = (start: number, end: number): void => {
    if (spoken?.depth === depth) {
      if (current?.mcid !== undefined) say(current.mcid, spoken.said);
      spoken = undefined;
    }
    if (current && depth === currentDepth) {
      if (inText) isOdd = true;
      const { mcid, purpose, from, to, texts, objects, paths: drawn } = current;
      const isDecoration = purpose !== 'drawing' && purpose !== 'label' && texts === 0 && (objects === 0 || purpose === 'group');
      if (mcid !== undefined && (isDecoration || texts + objects + drawn === 0)) {
        gone.add(mcid);
        edits.push([from, to, ''], [start, end, '']);
        loosePaints += drawn + objects;
      } else {
        endLoose(from);
        loose = end + 1;
      }
      current = undefined;
    }
    depth--;
  };
  const say = (mcid: number, said: string): void => {
    const before = words.get(mcid);
    const breaks = before !== undefined && line !== matrix[3] * text[5] && /[^\s/\-\u2010]$/.test(before);
    words.set(mcid, (before ?? '') + (breaks ? ' ' : '') + said);
    line = matrix[3] * text[5];
  };
  const grow = (box: Box, by: Matrix): void => {
    if (current?.mcid !== undefined) boxes.set(current.mcid, around(boxes.get(current.mcid), through(by, box)));
  };
  const show = (start: number, at: number): void => {
    const codes = stringsIn(textAt(start, at));
    if (codes.length === 0) return;
    if (current) current.texts++;
    else loosePaints++;
    if (current?.purpose === 'words' && current.mcid !== undefined && !spoken) say(current.mcid, wordsOf(font, codes));
    if (current?.purpose === 'drawing') grow([0, -0.25 * size, 0.5 * size, 0.8 * size], times(text, matrix));
  };
  const paint = (kind: 'paths' | 'objects'): void => {
    if (current) current[kind]++;
    else loosePaints++;
  };

  scan(bytes, (operator, start, at, end) => {
    const isDrawing = current?.purpose === 'drawing';
    if (shows.has(operator)) show(start, at);
    else if (operator === Td) {
      const [x = 0, y = 0] = current ? numbersAt(start, at) : [];
      text = times([1, 0, 0, 1, x, y], text);
    } else if (paths.has(operator)) paint('paths');
    else if (operator === re && isDrawing) {
      const [x = 0, y = 0, width = 0, height = 0] = numbersAt(start, at);
      grow([Math.min(x, x + width), Math.min(y, y + height), Math.max(x, x + width), Math.max(y, y + height)], matrix);
    } else if (points.has(operator) && isDrawing) {
      const numbers = numbersAt(start, at);
      for (let index = 0; index + 1 < numbers.length; index += 2) {
        const [x = 0, y = 0] = numbers.slice(index, index + 2);
        grow([x, y, x, y], matrix);
      }
    } else if (operator === BT) [inText, text] = [true, identity];
    else if (operator === ET) inText = false;
    else if (operator === Tf) {
      const [name = '', points] = textAt(start, at).trim().slice(1).split(/\s+/);
      [font, size] = [name, Number(points)];
    } else if (operator === Tm) text = numbersAt(start, at) as unknown as Matrix;
    else if (operator === BDC || operator === BMC) begin(start, at, end);
    else if (operator === EMC) finish(start, end);
    else if (operator === q) stack.push(matrix);
    else if (operator === Q) matrix = stack.pop() ?? matrix;
    else if (operator === cm) matrix = times(numbersAt(start, at) as unknown as Matrix, matrix);
    else if (operator === Do || operator === BI) {
      paint('objects');
      if (isDrawing) grow(operator === BI ? [0, 0, 1, 1] : boxOf(textAt(start, at).trim().slice(1)), matrix);
    }
  });
  endLoose(bytes.length);
  return isOdd || depth !== 0 ? undefined : { bytes: edited(bytes, edits), gone, boxes, words };
}

function edited(bytes: Uint8Array, edits: readonly Edit[]): Uint8Array {
  const pieces: Uint8Array[] = [];
  let done = 0;
  for (const [from, to, text] of [...edits].sort(([a], [b]) => a - b)) {
    pieces.push(bytes.subarray(done, from));
    if (text !== '') pieces.push(Buffer.from(text, 'latin1'));
    done = Math.max(done, to);
  }
  return Buffer.concat([...pieces, bytes.subarray(done)]);
}
