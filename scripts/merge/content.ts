/**
 * A content stream as operators with their places (PDF 32000-1, 7.8.2), in one pass over its bytes.
 *
 * Why numbers for operators and no operands: a briefing has some hundred thousand operators, of which few are looked at. Rejected: regular
 * expressions, which find operators within strings.
 */

/** `start`: of the first operand; `at`: of the operator itself; `end`: behind it. */
export type Visit<T> = (operator: number, start: number, at: number, end: number, visitor: T) => void;

/** An operator's letters as a number: `code('BDC')`. */
export function code(operator: string): number {
  return [...operator].reduceRight((sum, letter) => (sum << 8) | letter.charCodeAt(0), 0);
}

/** 1: white space, 2: a delimiter (7.2.2). */
const kinds = new Uint8Array(256);
for (const byte of [0, 9, 10, 12, 13, 32]) kinds[byte] = 1;
for (const sign of '()<>[]{}/%') kinds[sign.charCodeAt(0)] = 2;

const inlineData = code('ID');
const inlineImage = code('BI');

/** Inline images are visited once, as `BI`, from their beginning to their end. `visitor` is handed to each visit. */
export function scan(bytes: Uint8Array, visit: Visit<undefined>): void;
export function scan<T>(bytes: Uint8Array, visit: Visit<T>, visitor: T): void;
export function scan<T>(bytes: Uint8Array, visit: Visit<T | undefined>, visitor?: T): void {
  const { length } = bytes;
  let start = -1;
  let image = -1;
  for (let at = 0; at < length;) {
    const byte = bytes[at] as number;
    if (kinds[byte] === 1) {
      at++;
      continue;
    }
    if (start === -1) start = at;
    if (kinds[byte] === 2) {
      at = behindDelimited(bytes, at, byte);
      continue;
    }
    let end = at + 1;
    while (end < length && kinds[bytes[end] as number] === 0) end++;
    if (isWord(bytes, at, end)) {
      const operator =
        (bytes[at] as number) | (end > at + 1 ? (bytes[at + 1] as number) << 8 : 0) | (end > at + 2 ? (bytes[at + 2] as number) << 16 : 0);
      if (operator === inlineImage) image = start;
      else if (operator === inlineData) {
        end = behindImage(bytes, end);
        visit(inlineImage, image, at, end, visitor);
      } else visit(operator, start, at, end, visitor);
      start = -1;
    }
    at = end;
  }
}

/** Numbers, `true`, `false` and `null` are operands. */
function isWord(bytes: Uint8Array, at: number, end: number): boolean {
  const first = bytes[at] as number;
  if (first < 0x3a && first !== 0x27 && first !== 0x22) return false;
  return end - at < 4 || !/^(true|false|null)$/.test(String.fromCharCode(...bytes.subarray(at, end)));
}

function behindDelimited(bytes: Uint8Array, at: number, byte: number): number {
  if (byte === 0x28) return behindString(bytes, at);
  if (byte === 0x3c && bytes[at + 1] !== 0x3c) return bytes.indexOf(0x3e, at) + 1 || bytes.length;
  let end = at + 1;
  if (byte === 0x2f) while (end < bytes.length && kinds[bytes[end] as number] === 0) end++;
  if (byte === 0x25) while (end < bytes.length && bytes[end] !== 10 && bytes[end] !== 13) end++;
  return end;
}

function behindString(bytes: Uint8Array, from: number): number {
  let depth = 0;
  for (let at = from; at < bytes.length; at++) {
    const byte = bytes[at];
    if (byte === 0x5c) at++;
    else if (byte === 0x28) depth++;
    else if (byte === 0x29 && --depth === 0) return at + 1;
  }
  return bytes.length;
}

/** Samples end where EI stands between white space. */
function behindImage(bytes: Uint8Array, from: number): number {
  for (let at = from + 1; at + 1 < bytes.length; at++) {
    const isEnd = bytes[at] === 0x45 && bytes[at + 1] === 0x49 && kinds[bytes[at - 1] as number] === 1;
    if (isEnd && (at + 2 === bytes.length || kinds[bytes[at + 2] as number] === 1)) return at + 2;
  }
  return bytes.length;
}

/** The numbers between two places, as operands have them (7.3.3). */
export function numbersIn(bytes: Uint8Array, from: number, to: number): number[] {
  const numbers: number[] = [];
  for (let at = from; at < to;) {
    if (kinds[bytes[at] as number] === 1) {
      at++;
      continue;
    }
    let end = at + 1;
    while (end < to && kinds[bytes[end] as number] !== 1) end++;
    numbers.push(numberAt(bytes, at, end));
    at = end;
  }
  return numbers;
}

/** Digits that a double holds exactly, over a power of ten that it holds too, give the double that is nearest: as `Number` does, which takes a string. */
function numberAt(bytes: Uint8Array, from: number, to: number): number {
  const isNegative = bytes[from] === 0x2d;
  let [value, unit, count] = [0, 0, 0];
  for (let at = isNegative ? from + 1 : from; at < to; at++) {
    const digit = (bytes[at] as number) - 0x30;
    if (digit >= 0 && digit < 10) {
      value = 10 * value + digit;
      unit *= 10;
      count++;
    } else if (digit === -2 && unit === 0) unit = 1;
    else return Number(String.fromCharCode(...bytes.subarray(from, to)));
  }
  if (count === 0 || count > 15) return Number(String.fromCharCode(...bytes.subarray(from, to)));
  return (isNegative ? -value : value) / (unit || 1);
}
