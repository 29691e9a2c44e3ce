/**
 * Reads a scan block by block (ITU-T T.81, F.2 for sequential, G.2 for progressive ones). Throws a RangeError where its codes are broken.
 *
 * A progressive photo comes in several scans: first of the mean of each block, then of bands of its other coefficients, each once in few bits and then again
 * for one bit more. The code of a coefficient says how many zeros come before it (`run`) and how many bits it has (`size`).
 */
import { bitsFrom, readBit, readNumber, readSigned, readSymbol, skipRestart, type Bits } from './jpeg-bits.ts';
import type { Frame, Scan } from './jpeg-markers.ts';

/** Reads one scan's blocks in the order in which they stand there. Throws a RangeError where the data end or make no code. */
export interface BlockReader {
  /** Reads the next block, of the scan's component `index`, into 64 coefficients from `at` on. */
  readonly block: (index: number, coefficients: Int16Array, at: number) => void;
  /** Steps over a restart marker. */
  readonly restart: () => void;
}

/** What is known between two blocks. */
interface Reading {
  readonly bits: Bits;
  readonly scan: Scan;
  /** The mean of each component's last block: the next is written as the difference to it. */
  readonly means: number[];
  /** So many blocks have nothing more in this band (EOBRUN). */
  emptyBlocks: number;
}

type ReadBlock = (reading: Reading, index: number, into: Int16Array, start: number) => void;

/** The coefficients of several progressive scans add up in the same arrays. */
export function blockReader({ bytes, isProgressive }: Frame, scan: Scan): BlockReader {
  const reading: Reading = { bits: bitsFrom(bytes, scan.start), scan, means: scan.components.map(() => 0), emptyBlocks: 0 };
  const read = readerFor(scan, isProgressive);
  return {
    block: (index, coefficients, at) => read(reading, index, coefficients, at),
    restart() {
      skipRestart(reading.bits);
      reading.means.fill(0);
      reading.emptyBlocks = 0;
    },
  };
}

function readerFor({ from, high }: Scan, isProgressive: boolean): ReadBlock {
  if (!isProgressive) return readSequential;
  if (from === 0) return high === 0 ? readMean : refineMean;
  return high === 0 ? readBand : refineBand;
}

/** All coefficients at once (F.2.2). */
function readSequential(reading: Reading, index: number, into: Int16Array, start: number): void {
  const { bits, scan } = reading;
  into[start] = nextMean(reading, index);
  const ac = scan.components[index]?.ac;
  for (let place = 1; place < 64; place++) {
    const code = readSymbol(bits, ac);
    const [run, size] = [code >> 4, code & 15];
    if (size === 0 && run < 15) break;
    place += run;
    if (size > 0 && place < 64) into[start + place] = readSigned(bits, size);
  }
}

function nextMean({ bits, scan, means }: Reading, index: number): number {
  const mean = (means[index] ?? 0) + readSigned(bits, readSymbol(bits, scan.components[index]?.dc));
  means[index] = mean;
  return mean;
}

/** G.1.2.1 */
function readMean(reading: Reading, index: number, into: Int16Array, start: number): void {
  into[start] = nextMean(reading, index) << reading.scan.low;
}

function refineMean({ bits, scan }: Reading, _: number, into: Int16Array, start: number): void {
  if (readBit(bits) === 1) into[start] = (into[start] ?? 0) | (1 << scan.low);
}

/** G.1.2.2 */
function readBand(reading: Reading, _: number, into: Int16Array, start: number): void {
  if (reading.emptyBlocks > 0) {
    reading.emptyBlocks--;
    return;
  }
  const { bits, scan } = reading;
  const ac = scan.components[0]?.ac;
  for (let place = scan.from; place <= scan.to; place++) {
    const code = readSymbol(bits, ac);
    const [run, size] = [code >> 4, code & 15];
    if (size === 0 && run < 15) {
      reading.emptyBlocks = readEmptyBlocks(bits, run) - 1;
      return;
    }
    place += run;
    if (size > 0 && place < 64) into[start + place] = readSigned(bits, size) << scan.low;
  }
}

/** This block and those after it, of which the code says the power of two. */
const readEmptyBlocks = (bits: Bits, power: number): number => (1 << power) + readNumber(bits, power);

/** One more bit of what is there, and what is there only from this bit on (G.1.2.3). */
function refineBand(reading: Reading, _: number, into: Int16Array, start: number): void {
  const { scan } = reading;
  let place = scan.from;
  if (reading.emptyBlocks === 0) place = readNew(reading, into, start);
  if (reading.emptyBlocks === 0) return;
  for (; place <= scan.to; place++) refine(reading, into, start + place);
  reading.emptyBlocks--;
}

/** Gives the place at which nothing new comes any more. */
function readNew(reading: Reading, into: Int16Array, start: number): number {
  const { bits, scan } = reading;
  const ac = scan.components[0]?.ac;
  let place = scan.from;
  for (; place <= scan.to; place++) {
    const code = readSymbol(bits, ac);
    const [run, size] = [code >> 4, code & 15];
    if (size === 0 && run < 15) {
      reading.emptyBlocks = readEmptyBlocks(bits, run);
      break;
    }
    const fresh = size === 0 ? 0 : readBit(bits) === 1 ? 1 << scan.low : -(1 << scan.low);
    place = refineOver(reading, into, start, place, run);
    if (fresh !== 0 && place <= scan.to) into[start + place] = fresh;
  }
  return place;
}

/** Refines from `place` on, past so many zeros; gives the place of the zero behind them. */
function refineOver(reading: Reading, into: Int16Array, start: number, from: number, zeros: number): number {
  let [place, left] = [from, zeros];
  for (; place <= reading.scan.to; place++) if (refine(reading, into, start + place) && left-- === 0) break;
  return place;
}

/** One more bit of what is not zero already; returns whether it was zero. */
function refine({ bits, scan }: Reading, into: Int16Array, place: number): boolean {
  const value = into[place] ?? 0;
  if (value === 0) return true;
  const step = 1 << scan.low;
  if (readBit(bits) === 1 && (Math.abs(value) & step) === 0) into[place] = value + (value > 0 ? step : -step);
  return false;
}
