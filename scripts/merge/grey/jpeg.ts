/**
 * A colour JPEG without its colour (ITU-T T.81): the brightness component alone, its coefficients as they are, so nothing is lost or computed anew.
 *
 * Its blocks stand among those of the colour differences and in another order, and Huffman codes can't be cut out, so all are read and the kept ones
 * written again with the codes of Annex K.
 */
import { readFrame } from './jpeg-markers.ts';
import type { Component, Frame, Scan } from './jpeg-markers.ts';
import { blockReader } from './jpeg-blocks.ts';
import { writeGreyJpeg } from './jpeg-write.ts';

/**
 * The grey JPEG; undefined where it has no brightness component (red, green and blue; four inks), is no 8-bit Huffman JPEG, is broken or larger than
 * `most` pixels. `isTransformed`: what holds where the file doesn't say.
 */
export function lumaOnly(bytes: Uint8Array, isTransformed: boolean, most: number): Uint8Array | undefined {
  try {
    const frame = readFrame(bytes);
    const [luma] = frame.components;
    if (luma === undefined || frame.components.length !== 3 || !(frame.transform ?? isTransformed) || frame.width * frame.height > most)
      return undefined;
    if (frame.components.some(({ h, v }) => h > luma.h || v > luma.v)) return undefined;
    const coefficients = readLuma(frame, luma);
    return writeGreyJpeg(frame, luma, coefficients);
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

/** 64 coefficients a block, in the zigzag order of the file; rows of `luma.blocksAcross` blocks. */
function readLuma(frame: Frame, luma: Component): Int16Array {
  const coefficients = new Int16Array(64 * luma.blocksAcross * luma.blocksDown);
  const spare = new Int16Array(64);
  for (const scan of frame.scans) {
    const isAlone = scan.components.length === 1;
    if (isAlone && scan.components[0]?.component !== luma) continue;
    readScan(frame, scan, luma, coefficients, spare, isAlone);
  }
  return coefficients;
}

function readScan(frame: Frame, scan: Scan, luma: Component, coefficients: Int16Array, spare: Int16Array, isAlone: boolean): void {
  const reader = blockReader(frame, scan);
  const across = isAlone ? Math.ceil(frame.width / 8) : frame.unitsAcross;
  const down = isAlone ? Math.ceil(frame.height / 8) : frame.unitsDown;
  for (let unit = 0; unit < across * down; unit++) {
    if (scan.restart > 0 && unit > 0 && unit % scan.restart === 0) reader.restart();
    const [column, row] = [unit % across, Math.floor(unit / across)];
    if (isAlone) {
      reader.block(0, coefficients, 64 * (row * luma.blocksAcross + column));
      continue;
    }
    scan.components.forEach(({ component }, index) => {
      for (let v = 0; v < component.v; v++) {
        for (let h = 0; h < component.h; h++) {
          const at = 64 * ((row * component.v + v) * luma.blocksAcross + column * component.h + h);
          if (component === luma) reader.block(index, coefficients, at);
          else reader.block(index, spare.fill(0), 0);
        }
      }
    });
  }
}
