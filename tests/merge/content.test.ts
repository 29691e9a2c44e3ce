/** Operands as numbers, read from bytes: the same numbers that JavaScript reads from text. */
import { describe, expect, it } from 'vitest';
import { numbersIn } from '../../scripts/merge/content.ts';

const read = (text: string): number[] => numbersIn(Buffer.from(text), 0, text.length);

describe('the numbers among operands', () => {
  it('are read as JavaScript reads them', () => {
    const texts = ['0', '7', '007', '-12.5', '.5', '-.25', '5.', '0.1', '595.276001', '-0.000123', '99999.99999', '123456789012.345'];
    const long = ['12345678901234567890', '0.1234567890123456789', '-0.30000000000000004', '1e3', '+3'];
    for (const text of [...texts, ...long]) expect(read(text), text).toEqual([Number(text)]);
  });

  it('are what stands between white space, wherever it is', () => {
    expect(read(' 1\t0\r\n0  -1 0\n\n841.92 ')).toEqual([1, 0, 0, -1, 0, 841.92]);
    expect(numbersIn(Buffer.from('12 34 56'), 3, 5)).toEqual([34]);
    expect(read(' ')).toEqual([]);
  });

  it('are none where something else stands', () => {
    expect(read('/F1 12')).toEqual([NaN, 12]);
    expect(read('1-2 0x 3')).toEqual([NaN, NaN, 3]);
  });
});
