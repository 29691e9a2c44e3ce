/** Writes coefficients as a sequential grey JPEG (ITU-T T.81, F.1) with the brightness codes of Annex K, tables K.3 and K.5. */
import type { Component, Frame } from './jpeg-markers.ts';

const dcCounts = [0, 1, 5, 1, 1, 1, 1, 1, 1, 0, 0, 0, 0, 0, 0, 0];
const dcSymbols = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11];
const acCounts = [0, 2, 1, 3, 3, 2, 4, 3, 5, 5, 4, 4, 0, 0, 1, 0x7d];
const acSymbols = [
  ...Buffer.from(
    '01020300041105122131410613516107227114328191a1082342b1c11552d1f02433627282090a161718191a25262728292a3435363738393a434445464748494a535455565758595a' +
      '636465666768696a737475767778797a838485868788898a92939495969798999aa2a3a4a5a6a7a8a9aab2b3b4b5b6b7b8b9bac2c3c4c5c6c7c8c9cad2d3d4d5d6d7d8d9dae1e2' +
      'e3e4e5e6e7e8e9eaf1f2f3f4f5f6f7f8f9fa',
    'hex',
  ),
];

/** `coefficients`: 64 a block in zigzag order, the blocks of `luma` row by row, quantised with the steps that `frame` has for it. */
export function writeGreyJpeg(frame: Frame, luma: Component, coefficients: Int16Array): Uint8Array {
  const { width, height } = frame;
  const steps = frame.quantisation.get(luma.quantisation);
  if (steps === undefined) throw new RangeError('no quantisation table');
  const isWide = steps.some((step) => step > 255);
  const table = isWide ? [...steps].flatMap((step) => [step >> 8, step & 255]) : [...steps];
  return Buffer.concat([
    Buffer.from([0xff, 0xd8]),
    segment(0xe0, [...Buffer.from('JFIF\0'), 1, 1, 0, 0, 1, 0, 1, 0, 0]),
    segment(0xdb, [isWide ? 0x10 : 0, ...table]),
    segment(isWide ? 0xc1 : 0xc0, [8, height >> 8, height & 255, width >> 8, width & 255, 1, 1, 0x11, 0]),
    segment(0xc4, [0, ...dcCounts, ...dcSymbols]),
    segment(0xc4, [0x10, ...acCounts, ...acSymbols]),
    segment(0xda, [1, 1, 0, 0, 63, 0]),
    scan(coefficients, Math.ceil(width / 8), Math.ceil(height / 8), luma.blocksAcross),
    Buffer.from([0xff, 0xd9]),
  ]);
}

function segment(marker: number, body: readonly number[]): Buffer {
  return Buffer.from([0xff, marker, (body.length + 2) >> 8, (body.length + 2) & 255, ...body]);
}

interface Code {
  readonly code: number;
  readonly length: number;
}

function codesOf(counts: readonly number[], symbols: readonly number[]): readonly (Code | undefined)[] {
  const codes: (Code | undefined)[] = [];
  let [code, index] = [0, 0];
  counts.forEach((count, at) => {
    for (let left = count; left > 0; left--) codes[symbols[index++] ?? 0] = { code: code++, length: at + 1 };
    code <<= 1;
  });
  return codes;
}

function scan(coefficients: Int16Array, across: number, down: number, stride: number): Buffer {
  const [dc, ac] = [codesOf(dcCounts, dcSymbols), codesOf(acCounts, acSymbols)];
  let out = Buffer.allocUnsafe(coefficients.length + 1024);
  let [size, held, count, before] = [0, 0, 0, 0];
  const put = (value: number, length: number): void => {
    held = (held << length) | (value & ((1 << length) - 1));
    count += length;
    while (count >= 8) {
      const byte = (held >> (count - 8)) & 255;
      out[size++] = byte;
      if (byte === 255) out[size++] = 0;
      count -= 8;
    }
    held &= (1 << count) - 1;
  };
  const code = (codes: readonly (Code | undefined)[], symbol: number): void => {
    const found = codes[symbol];
    if (found === undefined) throw new RangeError('no code for it');
    put(found.code, found.length);
  };
  const value = (number: number, length: number): void => put(number < 0 ? number - 1 : number, length);
  for (let row = 0; row < down; row++) {
    for (let column = 0; column < across; column++) {
      if (size + 1024 > out.length) out = Buffer.concat([out], out.length * 2);
      const at = 64 * (row * stride + column);
      const first = coefficients[at] ?? 0;
      const change = first - before;
      before = first;
      code(dc, sizeOf(change));
      value(change, sizeOf(change));
      let run = 0;
      for (let place = 1; place < 64; place++) {
        const number = coefficients[at + place] ?? 0;
        if (number === 0) {
          run++;
          continue;
        }
        for (; run > 15; run -= 16) code(ac, 0xf0);
        code(ac, (run << 4) | sizeOf(number));
        value(number, sizeOf(number));
        run = 0;
      }
      if (run > 0) code(ac, 0);
    }
  }
  if (count > 0) put(127, 8 - count);
  return out.subarray(0, size);
}

/** Bits that a number takes (F.1.2.1). */
const sizeOf = (number: number): number => 32 - Math.clz32(Math.abs(number));
