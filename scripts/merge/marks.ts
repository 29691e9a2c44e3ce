/**
 * One page's contents, marked through (PDF 32000-1, 14.6 and 14.8.2.2): what Chromium paints outside of marked sequences (grounds, rules, leaders,
 * numbers that stand in the margin) becomes an artifact, and so do sequences of text elements that hold lines but no text.
 *
 * Only for contents that Chromium wrote: there marks stand outside of text objects. Other contents are left as they are. An artifact may begin and end
 * at different depths of q and Q, which 14.6.1 allows.
 */
import { code, scan } from './content.ts';
import type { Box } from './geometry.ts';
import { actualText } from './strings.ts';
import { say, see, startWatch, turn, turnBack, unsay, type Purpose, type Resources, type Span, type Watch, type Within } from './watch.ts';

/** `bytes`: the page's contents with their new marks. `gone`: sequences that are artifacts now, or held nothing. */
export interface Marked {
  readonly boxes: ReadonlyMap<number, Box>;
  readonly words: ReadonlyMap<number, string>;
  readonly spans: readonly Span[];
  readonly bytes: Uint8Array;
  readonly gone: ReadonlySet<number>;
}

interface Sequence extends Within {
  readonly depth: number;
  readonly from: number;
  readonly to: number;
  texts: number;
  objects: number;
  paths: number;
}

type Edit = readonly [from: number, to: number, text: string];

const [BDC, BMC, EMC, BT, ET, Do, BI] = ['BDC', 'BMC', 'EMC', 'BT', 'ET', 'Do', 'BI'].map(code);
const paths = new Set(['f', 'F', 'f*', 'B', 'B*', 'b', 'b*', 'S', 's', 'sh'].map(code));
const shows = new Set(['Tj', 'TJ', "'", '"'].map(code));

/** An operand of a string that shows nothing is shorter: `<> `. */
const emptyString = 3;

/** A page's contents while they are marked through. */
interface Through {
  readonly bytes: Uint8Array;
  readonly purposeOf: (mcid: number) => Purpose;
  readonly watch: Watch;
  readonly edits: Edit[];
  readonly gone: Set<number>;
  inText: boolean;
  /** Whether marks stand in text objects. */
  isOdd: boolean;
  depth: number;
  /** Where what is outside of sequences begins, and how much is painted there. */
  loose: number;
  loosePaints: number;
  current: Sequence | undefined;
}

/** Undefined for contents whose marks stand in text objects. */
export function markThrough(bytes: Uint8Array, purposeOf: (mcid: number) => Purpose, resources: Resources): Marked | undefined {
  const watch = startWatch(bytes, resources);
  const place = { inText: false, isOdd: false, depth: 0, loose: 0, loosePaints: 0, current: undefined };
  const through: Through = { bytes, purposeOf, watch, edits: [], gone: new Set(), ...place };
  scan(bytes, visit, through);
  endLoose(through, bytes.length);
  const { boxes, words, spans } = watch;
  const { isOdd, depth, edits, gone } = through;
  return isOdd || depth !== 0 ? undefined : { bytes: edited(bytes, edits), gone, boxes, words, spans };
}

function visit(operator: number, start: number, at: number, end: number, through: Through): void {
  if (operator === BDC || operator === BMC) return begin(through, start, at, end);
  if (operator === EMC) return finish(through, start, end);
  if (operator === BT) through.inText = true;
  else if (operator === ET) through.inText = false;
  else if (shows.has(operator) && at - start > emptyString) paint(through, 'texts');
  else if (paths.has(operator)) paint(through, 'paths');
  else if (operator === Do || operator === BI) paint(through, 'objects');
  see(through.watch, operator, start, at, through.current);
}

function paint(through: Through, kind: 'texts' | 'objects' | 'paths'): void {
  if (through.current) through.current[kind]++;
  else through.loosePaints++;
}

function begin(through: Through, start: number, at: number, end: number): void {
  const { bytes, watch, purposeOf } = through;
  through.depth++;
  const properties = Buffer.from(bytes.buffer, bytes.byteOffset + start, at - start).toString('latin1');
  const said = actualText(properties);
  if (said !== undefined) say(watch, said, through.depth);
  if (properties.startsWith('/ReversedChars')) turn(watch, through.depth);
  const number = /\/MCID\s+(\d+)/.exec(properties)?.[1];
  if (through.current || (number === undefined && !properties.startsWith('/Artifact'))) return;
  if (through.inText) through.isOdd = true;
  const mcid = number === undefined ? undefined : Number(number);
  const purpose = mcid === undefined ? undefined : purposeOf(mcid);
  through.current = { mcid, purpose, depth: through.depth, from: start, to: end, texts: 0, objects: 0, paths: 0 };
}

function finish(through: Through, start: number, end: number): void {
  const { watch, current } = through;
  unsay(watch, through.depth, current);
  turnBack(watch, through.depth);
  if (current?.depth === through.depth) {
    if (through.inText) through.isOdd = true;
    if (current.mcid !== undefined && isDecoration(current)) {
      through.gone.add(current.mcid);
      through.edits.push([current.from, current.to, ''], [start, end, '']);
      through.loosePaints += current.paths + current.objects;
    } else {
      endLoose(through, current.from);
      through.loose = end;
    }
    through.current = undefined;
  }
  through.depth--;
}

function endLoose(through: Through, to: number): void {
  const { loose, loosePaints } = through;
  if (loosePaints > 0) through.edits.push([loose, loose, '\n/Artifact BMC\n'], [to, to, '\nEMC\n']);
  through.loosePaints = 0;
}

function isDecoration({ purpose, texts, objects, paths: lines }: Sequence): boolean {
  if (texts + objects + lines === 0) return true;
  return purpose !== 'drawing' && purpose !== 'label' && texts === 0 && (objects === 0 || purpose === 'group');
}

function edited(bytes: Uint8Array, edits: readonly Edit[]): Uint8Array {
  const pieces: Uint8Array[] = [];
  let done = 0;
  for (const [from, to, text] of [...edits].sort(([a], [b]) => a - b)) {
    pieces.push(bytes.subarray(done, from));
    if (text !== '') pieces.push(Buffer.from(text, 'latin1'));
    done = to;
  }
  return Buffer.concat([...pieces, bytes.subarray(done)]);
}
