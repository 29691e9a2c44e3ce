/**
 * One page's contents, marked through (PDF 32000-1, 14.6 and 14.8.2.2): what Chromium paints outside of marked sequences (grounds, rules, leaders,
 * numbers that stand in the margin) becomes an artifact, and so do sequences of text elements that hold lines but no text.
 *
 * Only for contents that Chromium wrote: there marks stand outside of text objects. Other contents are left as they are. An artifact may begin and end
 * at different depths of q and Q, which 14.6.1 allows.
 */
import { code, scan } from './content.ts';
import { actualText } from './strings.ts';
import { startWatch, type Purpose, type Resources, type Watch, type Within } from './watch.ts';

/** `bytes`: the page's contents with their new marks. `gone`: sequences that are artifacts now, or held nothing. */
export interface Marked extends Pick<Watch, 'boxes' | 'words' | 'spans'> {
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

/** Undefined for contents whose marks stand in text objects. */
export function markThrough(bytes: Uint8Array, purposeOf: (mcid: number) => Purpose, resources: Resources): Marked | undefined {
  const watch = startWatch(bytes, resources);
  const edits: Edit[] = [];
  const gone = new Set<number>();
  let [inText, isOdd, depth] = [false, false, 0];
  let [loose, loosePaints] = [0, 0];
  let current: Sequence | undefined;

  const paint = (kind: 'texts' | 'objects' | 'paths'): void => {
    if (current) current[kind]++;
    else loosePaints++;
  };
  const begin = (start: number, at: number, end: number): void => {
    depth++;
    const properties = Buffer.from(bytes.buffer, bytes.byteOffset + start, at - start).toString('latin1');
    const said = actualText(properties);
    if (said !== undefined) watch.say(said, depth);
    const number = /\/MCID\s+(\d+)/.exec(properties)?.[1];
    if (current || (number === undefined && !properties.startsWith('/Artifact'))) return;
    if (inText) isOdd = true;
    const mcid = number === undefined ? undefined : Number(number);
    const purpose = mcid === undefined ? undefined : purposeOf(mcid);
    current = { mcid, purpose, depth, from: start, to: end, texts: 0, objects: 0, paths: 0 };
  };
  const finish = (start: number, end: number): void => {
    watch.unsay(depth, current);
    if (current?.depth === depth) {
      if (inText) isOdd = true;
      if (current.mcid !== undefined && isDecoration(current)) {
        gone.add(current.mcid);
        edits.push([current.from, current.to, ''], [start, end, '']);
        loosePaints += current.paths + current.objects;
      } else {
        endLoose(current.from);
        loose = end;
      }
      current = undefined;
    }
    depth--;
  };
  const endLoose = (to: number): void => {
    if (loosePaints > 0) edits.push([loose, loose, '\n/Artifact BMC\n'], [to, to, '\nEMC\n']);
    loosePaints = 0;
  };

  scan(bytes, (operator, start, at, end) => {
    if (operator === BDC || operator === BMC) begin(start, at, end);
    else if (operator === EMC) finish(start, end);
    else {
      if (operator === BT) inText = true;
      else if (operator === ET) inText = false;
      else if (shows.has(operator) && at - start > emptyString) paint('texts');
      else if (paths.has(operator)) paint('paths');
      else if (operator === Do || operator === BI) paint('objects');
      watch.see(operator, start, at, current);
    }
  });
  endLoose(bytes.length);
  const { boxes, words, spans } = watch;
  return isOdd || depth !== 0 ? undefined : { bytes: edited(bytes, edits), gone, boxes, words, spans };
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
