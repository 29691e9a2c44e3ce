/** A content stream as operators (PDF 32000-1, 7.8.2), read by a scanner of our own: pdf-lib writes such streams but does not read them. */

export type Operand = number | string | Uint8Array | Operand[] | { readonly [key: string]: Operand } | null | boolean;

export interface Operator {
  readonly name: string;
  readonly operands: readonly Operand[];
}

/** Names come as '/Name'. Strings come as bytes. */
export function* operators(bytes: Uint8Array): Generator<Operator> {
  const scanner = { bytes, at: 0 };
  let operands: Operand[] = [];
  for (;;) {
    const token = read(scanner);
    if (token === undefined) return;
    if (typeof token === 'object' && token !== null && 'operator' in token && token instanceof Word) {
      if (token.operator === 'ID') {
        skipImage(scanner);
        yield { name: 'BI', operands };
      } else if (token.operator !== 'BI') yield { name: token.operator, operands };
      operands = [];
    } else operands.push(token as Operand);
  }
}

interface Scanner {
  readonly bytes: Uint8Array;
  at: number;
}

class Word {
  readonly operator: string;
  constructor(operator: string) {
    this.operator = operator;
  }
}

const white = new Set([0, 9, 10, 12, 13, 32]);
const special = new Set([...'()<>[]{}/%'].map((sign) => sign.charCodeAt(0)));

function read(scanner: Scanner): Operand | Word | undefined {
  const { bytes } = scanner;
  for (;;) {
    const byte = bytes[scanner.at];
    if (byte === undefined) return undefined;
    if (byte === 0x25) while (scanner.at < bytes.length && bytes[scanner.at] !== 10 && bytes[scanner.at] !== 13) scanner.at++;
    else if (white.has(byte)) scanner.at++;
    else break;
  }
  const sign = String.fromCharCode(bytes[scanner.at] ?? 0);
  if (sign === '(') return literal(scanner);
  if (sign === '<' && bytes[scanner.at + 1] === 0x3c) return dictionary(scanner);
  if (sign === '<') return hexadecimal(scanner);
  if (sign === '[') return array(scanner);
  if (sign === '/') {
    scanner.at++;
    return `/${regular(scanner).replace(/#([0-9a-f]{2})/gi, (_, code: string) => String.fromCharCode(parseInt(code, 16)))}`;
  }
  if (special.has(bytes[scanner.at] ?? 0)) {
    scanner.at++;
    return new Word(sign);
  }
  const word = regular(scanner);
  if (/^[+-]?\.?\d/.test(word)) return Number.parseFloat(word);
  if (word === 'true' || word === 'false') return word === 'true';
  return word === 'null' ? null : new Word(word);
}

function regular(scanner: Scanner): string {
  const start = scanner.at;
  while (scanner.at < scanner.bytes.length && !white.has(scanner.bytes[scanner.at] ?? 0) && !special.has(scanner.bytes[scanner.at] ?? 0))
    scanner.at++;
  return Buffer.from(scanner.bytes.subarray(start, scanner.at)).toString('latin1');
}

function array(scanner: Scanner): Operand[] {
  scanner.at++;
  const items: Operand[] = [];
  for (let item = read(scanner); item !== undefined; item = read(scanner)) {
    if (item instanceof Word) {
      if (item.operator === ']') break;
    } else items.push(item);
  }
  return items;
}

function dictionary(scanner: Scanner): Operand {
  scanner.at += 2;
  const items: Operand[] = [];
  for (let item = read(scanner); item !== undefined; item = read(scanner)) {
    if (item instanceof Word) {
      if (item.operator === '>') {
        if (scanner.bytes[scanner.at] === 0x3e) scanner.at++;
        break;
      }
    } else items.push(item);
  }
  return Object.fromEntries(
    Array.from({ length: items.length >> 1 }, (_, index) => [String(items[2 * index]).slice(1), items[2 * index + 1] ?? null]),
  );
}

function hexadecimal(scanner: Scanner): Uint8Array {
  const end = scanner.bytes.indexOf(0x3e, scanner.at);
  const digits = Buffer.from(scanner.bytes.subarray(scanner.at + 1, end))
    .toString('latin1')
    .replace(/\s/g, '');
  scanner.at = end + 1;
  return Buffer.from(digits.length % 2 ? `${digits}0` : digits, 'hex');
}

const escapes: Readonly<Record<string, number>> = { n: 10, r: 13, t: 9, b: 8, f: 12 };

function literal(scanner: Scanner): Uint8Array {
  const { bytes } = scanner;
  const out: number[] = [];
  scanner.at++;
  for (let depth = 1; scanner.at < bytes.length; scanner.at++) {
    const byte = bytes[scanner.at] ?? 0;
    if (byte === 0x28) depth++;
    if (byte === 0x29 && --depth === 0) break;
    if (byte !== 0x5c) {
      out.push(byte);
      continue;
    }
    const octal = /^[0-7]{1,3}/.exec(Buffer.from(bytes.subarray(scanner.at + 1, scanner.at + 4)).toString('latin1'))?.[0];
    const next = bytes[scanner.at + 1] ?? 0;
    if (octal) out.push(parseInt(octal, 8) & 255);
    else if (next !== 10 && next !== 13) out.push(escapes[String.fromCharCode(next)] ?? next);
    scanner.at += octal ? octal.length : next === 13 && bytes[scanner.at + 2] === 10 ? 2 : 1;
  }
  scanner.at++;
  return Uint8Array.from(out);
}

/** The samples of an inline image end where EI stands between white space. */
function skipImage(scanner: Scanner): void {
  const { bytes } = scanner;
  for (scanner.at++; scanner.at < bytes.length; scanner.at++) {
    const ends = bytes[scanner.at] === 0x45 && bytes[scanner.at + 1] === 0x49 && white.has(bytes[scanner.at - 1] ?? 0);
    if (!ends || !(scanner.at + 2 >= bytes.length || white.has(bytes[scanner.at + 2] ?? 0))) continue;
    scanner.at += 2;
    return;
  }
}
