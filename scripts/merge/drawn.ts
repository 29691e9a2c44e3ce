/**
 * What a page draws: lines, areas, pictures and text, each as the box around it, of text only where it begins.
 *
 * Read from the contents and the forms that they draw. What cannot be read is left out. Rejected: a picture of the page, which needs the browser.
 */
import { PDFDict, PDFRawStream } from 'pdf-lib';
import type { PDFContext } from 'pdf-lib';
import { code, numbersIn, scan } from './content.ts';
import { around, boxFrom, identity, matrixOf, through, times, type Box, type Matrix } from './geometry.ts';
import { dictOf, itemsOf, listOf, name, numberOf, textOf } from './objects.ts';
import { inherit, type Page, type Source } from './source.ts';
import { unpack } from './unpack.ts';

/** Forms in forms. */
const deepest = 6;

/** Tells each box, in the page's own coordinates, as it is drawn. */
export function seeDrawn({ context }: Source, { dict }: Page, see: (box: Box) => void): void {
  const bytes = listOf(context, dict.get(name('Contents'))).flatMap((item) => {
    const stream = context.lookup(item);
    const found = stream instanceof PDFRawStream ? unpack(context, stream) : undefined;
    return found && found.rest.length === 0 ? [found.bytes, Buffer.from('\n')] : [];
  });
  follow(context, Buffer.concat(bytes), dictOf(context, inherit(dict, 'Resources', context)), identity, 0, see);
}

const [q, Q, cm, re, Do, BI, BT, Tm, Td, TD, Tf] = ['q', 'Q', 'cm', 're', 'Do', 'BI', 'BT', 'Tm', 'Td', 'TD', 'Tf'].map(code);
const points = new Set(['m', 'l', 'c', 'v', 'y'].map(code));
const paints = new Set(['f', 'F', 'f*', 'B', 'B*', 'b', 'b*', 'S', 's'].map(code));
const ends = new Set(['n'].map(code));
const shows = new Set(['Tj', 'TJ', "'", '"'].map(code));

function follow(
  context: PDFContext,
  bytes: Uint8Array,
  resources: PDFDict | undefined,
  start: Matrix,
  depth: number,
  see: (box: Box) => void,
): void {
  const stack: Matrix[] = [];
  let [matrix, text, size] = [start, identity, 0];
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
      if (drawn) see(drawn);
      path = [];
    } else if (ends.has(operator)) path = [];
    else if (operator === BI) see(through(matrix, [0, 0, 1, 1]));
    else if (operator === Do) drawObject(context, resources, operands().slice(1), matrix, depth, see);
    else if (operator === BT) text = identity;
    else if (operator === Tm) text = matrixOf(numbers());
    else if (operator === Td || operator === TD) {
      const [x = 0, y = 0] = numbers();
      text = times([1, 0, 0, 1, x, y], text);
    } else if (operator === Tf) size = Number(operands().split(/\s+/)[1] ?? 0);
    else if (shows.has(operator)) see(through(times(text, matrix), [0, 0, 0.5 * size, 0.7 * size]));
  });
}

function drawObject(
  context: PDFContext,
  resources: PDFDict | undefined,
  key: string,
  matrix: Matrix,
  depth: number,
  see: (box: Box) => void,
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
