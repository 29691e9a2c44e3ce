/**
 * What is seen in the marked sequences of a page while its operators go by: where drawings stand, what links say, and which glyphs stand for a
 * text that is said beside them. Only what is asked for is read: most operators are not looked at.
 */
import { code, numbersIn } from './content.ts';
import { identity, matrixOf, times, type Box, type Matrix } from './geometry.ts';
import { cut, draw, operands, type PaintedResources, type Painting } from './painted.ts';
import { backwards, shownBackwards } from './reading-order.ts';
import { stringsIn } from './strings.ts';

/** `text`: lines in it are decoration; `group`: so are pictures; `label`: they are a list's dots; `words`: text that is wanted; `drawing`: all is content. */
export type Purpose = 'text' | 'group' | 'label' | 'words' | 'drawing';

/** What names in the page's resources stand for. */
export interface Resources extends PaintedResources {
  readonly wordsOf: (font: string, codes: Uint8Array) => string;
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
export interface Watch extends Painting {
  /** As `reading-order.ts` reads them: lines as they are shown. */
  readonly words: Map<number, string>;
  readonly spans: Span[];
  readonly resources: Resources;
  readonly stack: Matrix[];
  readonly clips: (Box | undefined)[];
  /** Where the words that were added last stand. */
  line: number;
  /** How deep the sequence is in which text is shown from its end to its beginning (`ReversedChars`, 14.8.2.3.3); 0 for none. */
  reversed: number;
  speech: { readonly said: string; readonly depth: number; readonly codes: Uint8Array[] } | undefined;
}

const [BT, q, Q, cm, Tf, Tm, Td] = ['BT', 'q', 'Q', 'cm', 'Tf', 'Tm', 'Td'].map(code);
/** Of `W*`, too, this is the first letter. */
const W = code('W');
const shows = new Set(['Tj', 'TJ', "'", '"'].map(code));

/** `bytes`: the page's contents, whose operators then go by in their order (`see`). */
export function startWatch(bytes: Uint8Array, resources: Resources): Watch {
  const place = { matrix: identity, text: identity, font: '', size: 0, line: NaN, reversed: 0, speech: undefined };
  const paths = { clip: undefined, path: undefined };
  return { boxes: new Map(), words: new Map(), spans: [], bytes, resources, stack: [], clips: [], ...place, ...paths };
}

/** One operator: its operands from `start`, itself from `at` on (see `scan`). `within` is undefined outside all marked sequences. */
export function see(watch: Watch, operator: number, start: number, at: number, within: Within | undefined): void {
  if (operator === q) {
    watch.stack.push(watch.matrix);
    watch.clips.push(watch.clip);
  } else if (operator === Q) {
    watch.matrix = watch.stack.pop() ?? watch.matrix;
    watch.clip = watch.clips.pop();
  } else if (operator === cm) watch.matrix = times(matrixOf(numbersIn(watch.bytes, start, at)), watch.matrix);
  else {
    const isDrawing = within?.purpose === 'drawing';
    if ((operator & 255) === W) cut(watch, start, isDrawing);
    if (isDrawing && within.mcid !== undefined) draw(watch, operator, start, at, within.mcid);
    if (isDrawing || watch.speech || within?.purpose === 'words' || operator === Tf) write(watch, operator, start, at, within);
  }
}

/** A text is said (ActualText) for what is shown until `unsay`, at this depth of sequences. */
export function say(watch: Watch, said: string, depth: number): void {
  watch.speech ??= { said, depth, codes: [] };
}

/** The sequence at this depth ends. Nothing happens where it said nothing. */
export function unsay(watch: Watch, depth: number, within: Within | undefined): void {
  const { speech, font } = watch;
  if (speech?.depth !== depth) return;
  watch.spans.push({ font, codes: Buffer.concat(speech.codes), said: speech.said });
  if (within?.purpose === 'words' && within.mcid !== undefined)
    add(watch, within.mcid, isBackwards(watch, speech.said) ? shownBackwards(backwards(speech.said)) : speech.said);
  watch.speech = undefined;
}

/** Text is shown from its end to its beginning until `turnBack`, at this depth of sequences. */
export function turn(watch: Watch, depth: number): void {
  if (watch.reversed === 0) watch.reversed = depth;
}

/** The sequence at this depth ends. Nothing happens where it did not turn. */
export function turnBack(watch: Watch, depth: number): void {
  if (watch.reversed === depth) watch.reversed = 0;
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
    else if (within?.purpose === 'words' && within.mcid !== undefined) show(watch, within.mcid, codes);
  }
}

/** Skia does not say that a single letter is shown backwards. */
const isBackwards = ({ reversed }: Watch, said: string): boolean => reversed > 0 || /[\u0590-\u08ff\ufb1d-\ufefc]/.test(said);

function show(watch: Watch, mcid: number, codes: Uint8Array): void {
  const shown = watch.resources.wordsOf(watch.font, codes);
  add(watch, mcid, isBackwards(watch, shown) ? shownBackwards(shown) : shown);
}

/** What is raised or lowered by less than most of its size stands on the line. */
function add(watch: Watch, mcid: number, shown: string): void {
  const { words, matrix, text, size, line } = watch;
  const [before, now] = [words.get(mcid) ?? '', matrix[3] * text[5]];
  const isNext = before !== '' && Math.abs(now - line) > 0.7 * size * Math.abs(matrix[3]);
  words.set(mcid, `${before}${isNext ? '\n' : ''}${shown}`);
  watch.line = now;
}
