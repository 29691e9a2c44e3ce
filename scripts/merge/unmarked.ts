/**
 * Contents without their marks (PDF 32000-1, 14.6): for pages that are print only, whose tags are left behind. Marks of layers (8.11.3.2) stay, for
 * they decide what is seen.
 */
import { code, scan } from './content.ts';

const [BDC, BMC, EMC, MP, DP] = ['BDC', 'BMC', 'EMC', 'MP', 'DP'].map(code);

/** The operators that draw, byte for byte. */
export function unmarked(bytes: Uint8Array): Uint8Array {
  const kept: Uint8Array[] = [];
  const open: boolean[] = [];
  let from = 0;
  const cut = (start: number, end: number): void => {
    kept.push(bytes.subarray(from, start));
    from = end;
  };
  scan(bytes, (operator, start, _at, end) => {
    if (operator === BDC || operator === BMC) {
      const isLayer = /^\/OC[\s/]/.test(latin1(bytes.subarray(start, start + 4)));
      open.push(isLayer);
      if (!isLayer) cut(start, end);
    } else if (operator === EMC) {
      if (open.pop() !== true) cut(start, end);
    } else if (operator === MP || operator === DP) cut(start, end);
  });
  return from === 0 ? bytes : Buffer.concat([...kept, bytes.subarray(from)]);
}

const latin1 = (bytes: Uint8Array): string => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
