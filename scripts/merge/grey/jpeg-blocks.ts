/** Reads a scan block by block (ITU-T T.81, F.2 for sequential, G.2 for progressive ones). Throws a RangeError where its codes are broken. */
import type { Frame, Huffman, Scan } from './jpeg-markers.ts';

export interface BlockReader {
  /** Reads the next block, of the scan's component `index`, into 64 coefficients from `at` on. */
  readonly block: (index: number, coefficients: Int16Array, at: number) => void;
  /** Steps over a restart marker. */
  readonly restart: () => void;
}

export function blockReader({ bytes, isProgressive }: Frame, scan: Scan): BlockReader {
  const { from, to, high, low } = scan;
  const before = scan.components.map(() => 0);
  let at = scan.start;
  let [held, count, band] = [0, 0, 0];

  const bit = (): number => {
    if (count === 0) {
      const code = bytes[at] ?? 0;
      const isMarker = code === 0xff && bytes[at + 1] !== 0;
      held = isMarker ? 0 : code;
      if (!isMarker) at += code === 0xff ? 2 : 1;
      count = 8;
    }
    return (held >> --count) & 1;
  };
  const bits = (length: number): number => {
    let value = 0;
    for (let left = length; left > 0; left--) value = (value << 1) | bit();
    return value;
  };
  const symbol = (table: Huffman | undefined): number => {
    if (table === undefined) throw new RangeError('no table');
    let code = 0;
    for (let length = 1; length <= 16; length++) {
      code = (code << 1) | bit();
      const last = table.last[length] ?? -1;
      if (last >= 0 && code <= last) return table.symbols[(table.start[length] ?? 0) + code - (table.first[length] ?? 0)] ?? 0;
    }
    throw new RangeError('no such code');
  };
  const signed = (size: number): number => {
    const value = bits(size);
    return size > 0 && value < 1 << (size - 1) ? value - (1 << size) + 1 : value;
  };

  const sequential = (index: number, into: Int16Array, start: number): void => {
    const { dc, ac } = scan.components[index] ?? {};
    before[index] = (before[index] ?? 0) + signed(symbol(dc));
    into[start] = before[index] ?? 0;
    for (let place = 1; place < 64; place++) {
      const code = symbol(ac);
      const [run, size] = [code >> 4, code & 15];
      if (size === 0 && run < 15) break;
      place += run;
      if (size > 0 && place < 64) into[start + place] = signed(size);
    }
  };
  const firstAc = (into: Int16Array, start: number): void => {
    if (band > 0) {
      band--;
      return;
    }
    const ac = scan.components[0]?.ac;
    for (let place = from; place <= to; place++) {
      const code = symbol(ac);
      const [run, size] = [code >> 4, code & 15];
      if (size === 0 && run < 15) {
        band = (1 << run) + bits(run) - 1;
        return;
      }
      place += run;
      if (size > 0 && place < 64) into[start + place] = signed(size) << low;
    }
  };
  /** One more bit of what is not zero already; returns whether it was zero. */
  const refine = (into: Int16Array, place: number): boolean => {
    const value = into[place] ?? 0;
    if (value === 0) return true;
    if (bit() === 1 && (Math.abs(value) & (1 << low)) === 0) into[place] = value + (value > 0 ? 1 << low : -(1 << low));
    return false;
  };
  const laterAc = (into: Int16Array, start: number): void => {
    const ac = scan.components[0]?.ac;
    let place = from;
    if (band === 0) {
      for (; place <= to; place++) {
        const code = symbol(ac);
        const [run, size] = [code >> 4, code & 15];
        if (size === 0 && run < 15) {
          band = (1 << run) + bits(run);
          break;
        }
        const fresh = size === 0 ? 0 : bit() === 1 ? 1 << low : -(1 << low);
        let left = run;
        while (place <= to) {
          if (refine(into, start + place) && left-- === 0) break;
          place++;
        }
        if (fresh !== 0 && place <= to) into[start + place] = fresh;
      }
    }
    if (band === 0) return;
    for (; place <= to; place++) refine(into, start + place);
    band--;
  };
  const progressive = (index: number, into: Int16Array, start: number): void => {
    if (from > 0) return high === 0 ? firstAc(into, start) : laterAc(into, start);
    if (high > 0) {
      if (bit() === 1) into[start] = (into[start] ?? 0) | (1 << low);
      return;
    }
    before[index] = (before[index] ?? 0) + signed(symbol(scan.components[index]?.dc));
    into[start] = (before[index] ?? 0) << low;
  };

  const restart = (): void => {
    while (at + 1 < bytes.length && !(bytes[at] === 0xff && (bytes[at + 1] ?? 0) >= 0xd0 && (bytes[at + 1] ?? 0) <= 0xd7)) at++;
    at += 2;
    [held, count, band] = [0, 0, 0];
    before.fill(0);
  };
  return { block: isProgressive ? progressive : sequential, restart };
}
