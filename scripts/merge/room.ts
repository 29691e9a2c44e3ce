/**
 * Whether a page of others has room for head and foot: whether anything is drawn where these would stand.
 *
 * Read from the contents and the forms that they draw: lines, areas, pictures and text, each as the box around it. What covers the page is its ground
 * and takes no room, but for the sides of a frame around it; what cannot be read takes none either. Rejected: a picture of the page, which needs the browser.
 */
import { PDFDict, PDFRawStream } from 'pdf-lib';
import type { PDFContext } from 'pdf-lib';
import { code, numbersIn, scan } from './content.ts';
import { around, boxFrom, identity, matrixOf, overlap, through, times, type Box, type Matrix } from './geometry.ts';
import { dictOf, itemsOf, listOf, name, numberOf, textOf } from './objects.ts';
import { inherit, rotation, visibleBox, type Page, type Source } from './source.ts';
import { unpack } from './unpack.ts';

/** Whether each band is free. */
export interface Room {
  readonly head: boolean;
  readonly foot: boolean;
}

const millimetre = 72 / 25.4;
/** From the edge, as templates/briefing/stamps.css sets them. */
const headBand = [12 * millimetre, 18 * millimetre] as const;
const footBand = [11 * millimetre, 17 * millimetre] as const;
/** Forms in forms. */
const deepest = 6;

/** `page` may be turned (/Rotate) and cropped: the bands are those of the page as it is seen. */
export function roomOf({ context }: Source, { dict }: Page): Room {
  const box = visibleBox(context, dict);
  const turned = rotation(context, dict);
  const height = turned % 180 === 0 ? box[3] - box[1] : box[2] - box[0];
  const head = bandOf(box, turned, height - headBand[1], height - headBand[0]);
  const foot = bandOf(box, turned, ...footBand);
  const room = { head: true, foot: true };
  const see = (drawn: Box, isOutline = false): void => {
    if (isGround(drawn, box)) return isOutline ? sidesOf(drawn).forEach((side) => see(side)) : undefined;
    if (overlap(widened(drawn), head)) room.head = false;
    if (overlap(widened(drawn), foot)) room.foot = false;
  };
  const bytes = listOf(context, dict.get(name('Contents'))).flatMap((item) => {
    const stream = context.lookup(item);
    const found = stream instanceof PDFRawStream ? unpack(context, stream) : undefined;
    return found && found.rest.length === 0 ? [found.bytes, Buffer.from('\n')] : [];
  });
  follow(context, Buffer.concat(bytes), dictOf(context, inherit(dict, 'Resources', context)), identity, 0, see);
  return room;
}

/** A strip of the page as it is seen, between two distances from its lower edge, where it lies in the page's own coordinates. */
function bandOf(box: Box, turned: number, from: number, to: number): Box {
  const [left, bottom, right, top] = box;
  if (turned === 90) return [right - to, bottom, right - from, top];
  if (turned === 180) return [left, top - to, right, top - from];
  if (turned === 270) return [left + from, bottom, left + to, top];
  return [left, bottom + from, right, bottom + to];
}

/** A line has no area, and still is seen. */
const widened = ([left, bottom, right, top]: Box): Box => [left - 0.1, bottom - 0.1, right + 0.1, top + 0.1];

const isGround = (drawn: Box, page: Box): boolean =>
  drawn[2] - drawn[0] > 0.9 * (page[2] - page[0]) && drawn[3] - drawn[1] > 0.9 * (page[3] - page[1]);

/** The middle of each side of a frame: near its corners it runs along the page's edges, where neither head nor foot stands. */
function sidesOf([left, bottom, right, top]: Box): readonly Box[] {
  const [in4, up4] = [(right - left) / 4, (top - bottom) / 4];
  const [across, up] = [[left + in4, right - in4] as const, [bottom + up4, top - up4] as const];
  return [
    [across[0], bottom, across[1], bottom],
    [across[0], top, across[1], top],
    [left, up[0], left, up[1]],
    [right, up[0], right, up[1]],
  ];
}

const [q, Q, cm, re, Do, BI] = ['q', 'Q', 'cm', 're', 'Do', 'BI'].map(code);
const [BT, Tm, Td, TD, Tf, TL, nextLine] = ['BT', 'Tm', 'Td', 'TD', 'Tf', 'TL', 'T*'].map(code);
const points = new Set(['m', 'l', 'c', 'v', 'y'].map(code));
const paints = new Set(['f', 'F', 'f*', 'B', 'B*', 'b', 'b*', 'S', 's'].map(code));
/** These paint a path's outline only. */
const strokes = new Set(['S', 's'].map(code));
const ends = new Set(['n'].map(code));
const shows = new Set(['Tj', 'TJ', "'", '"'].map(code));
const showsBelow = new Set(["'", '"'].map(code));

function follow(
  context: PDFContext,
  bytes: Uint8Array,
  resources: PDFDict | undefined,
  start: Matrix,
  depth: number,
  see: (box: Box, isOutline?: boolean) => void,
): void {
  const stack: Matrix[] = [];
  let [matrix, text, size, leading] = [start, identity, 0, 0];
  const goDown = (x: number, y: number): void => void (text = times([1, 0, 0, 1, x, y], text));
  let path: Box[] = [];
  scan(bytes, (operator, from, at) => {
    const operands = (): string =>
      Buffer.from(bytes.buffer, bytes.byteOffset + from, at - from)
        .toString('latin1')
        .trim();
    const numbers = (): number[] => numbersIn(bytes, from, at);
    if (operator === q) stack.push(matrix);
    else if (operator === Q) matrix = stack.pop() ?? matrix;
    else if (operator === cm) matrix = times(matrixOf(numbers()), matrix);
    else if (operator === re) {
      path.push(through(matrix, boxFrom(numbers())));
    } else if (points.has(operator)) {
      const all = numbers();
      for (let index = 0; index + 1 < all.length; index += 2) {
        const [x = 0, y = 0] = [all[index], all[index + 1]];
        path.push(through(matrix, [x, y, x, y]));
      }
    } else if (paints.has(operator)) {
      const drawn = path.reduce<Box | undefined>((sum, box) => around(sum, box), undefined);
      if (drawn) see(drawn, strokes.has(operator));
      path = [];
    } else if (ends.has(operator)) path = [];
    else if (operator === BI) see(through(matrix, [0, 0, 1, 1]));
    else if (operator === Do) drawObject(context, resources, operands().slice(1), matrix, depth, see);
    else if (operator === BT) text = identity;
    else if (operator === Tm) text = matrixOf(numbers());
    else if (operator === Td || operator === TD) {
      const [x = 0, y = 0] = numbers();
      if (operator === TD) leading = -y;
      goDown(x, y);
    } else if (operator === TL) [leading = 0] = numbers();
    else if (operator === nextLine) goDown(0, -leading);
    else if (operator === Tf) size = Number(operands().split(/\s+/)[1] ?? 0);
    else if (shows.has(operator)) {
      if (showsBelow.has(operator)) goDown(0, -leading);
      see(through(times(text, matrix), [0, 0, 0.5 * size, 0.7 * size]));
    }
  });
}

function drawObject(
  context: PDFContext,
  resources: PDFDict | undefined,
  key: string,
  matrix: Matrix,
  depth: number,
  see: (box: Box, isOutline?: boolean) => void,
): void {
  const object = context.lookup(dictOf(context, resources?.get(name('XObject')))?.get(name(key)));
  if (!(object instanceof PDFRawStream)) return;
  if (textOf(context, object.dict.get(name('Subtype'))) !== 'Form') return see(through(matrix, [0, 0, 1, 1]));
  const found = depth < deepest ? unpack(context, object) : undefined;
  if (!found || found.rest.length > 0) return;
  const own = itemsOf(context, object.dict.get(name('Matrix'))).map((item) => numberOf(context, item) ?? 0);
  const inner = own.length === 6 ? times(matrixOf(own), matrix) : matrix;
  follow(context, found.bytes, dictOf(context, object.dict.get(name('Resources'))) ?? resources, inner, depth + 1, see);
}
