/**
 * A content stream's operations (PDF 32000-1, 7.8.2), each with its place, so that all but the changed ones can be copied as they stand.
 *
 * Only what colours need is read: numbers and names. Strings, arrays and dictionaries are stepped over.
 */
export interface Operation {
  readonly operator: string;
  /** Numbers, names (without "/", decoded), and `undefined` for anything else. */
  readonly operands: readonly (number | string | undefined)[];
  /** From the first operand to behind the operator. */
  readonly start: number;
  readonly end: number;
  /** Of an inline picture: its keys with their values' bytes, and where its data stand. */
  readonly picture?: { readonly keys: string; readonly from: number; readonly to: number };
}

const space = 1;
const delimiter = 2;
const kinds = new Uint8Array(256);
for (const code of [0, 9, 10, 12, 13, 32]) kinds[code] = space;
for (const code of Buffer.from('()<>[]{}/%')) kinds[code] = delimiter;

/** Step by step, and to the end: what makes no sense is an operation of its own, and no error. */
export function* operations(bytes: Uint8Array): Generator<Operation> {
  let operands: (number | string | undefined)[] = [];
  let start = -1;
  let at = 0;
  while (at < bytes.length) {
    const code = bytes[at] ?? 0;
    if (kinds[code] === space) {
      at++;
      continue;
    }
    if (code === 37) {
      at = lineEnd(bytes, at);
      continue;
    }
    if (start === -1) start = at;
    if (kinds[code] === delimiter) {
      const end = delimited(bytes, at);
      operands.push(code === 47 ? decodeName(bytes, at + 1, end) : undefined);
      at = end;
      continue;
    }
    const end = regular(bytes, at);
    const word = latin1(bytes, at, end);
    at = end;
    if ((code >= 48 && code <= 57) || code === 45 || code === 43 || code === 46) {
      operands.push(Number.parseFloat(word) || 0);
      continue;
    }
    if (word === 'true' || word === 'false' || word === 'null') {
      operands.push(undefined);
      continue;
    }
    const picture = word === 'BI' ? inlinePicture(bytes, at) : undefined;
    if (picture) at = picture.end;
    yield { operator: word, operands, start, end: at, ...(picture && { picture }) };
    operands = [];
    start = -1;
  }
}

const latin1 = (bytes: Uint8Array, from: number, to: number): string =>
  Buffer.from(bytes.buffer, bytes.byteOffset + from, to - from).toString('latin1');

function regular(bytes: Uint8Array, from: number): number {
  let at = from;
  while (at < bytes.length && kinds[bytes[at] ?? 0] === 0) at++;
  return at;
}

function lineEnd(bytes: Uint8Array, from: number): number {
  let at = from;
  while (at < bytes.length && bytes[at] !== 10 && bytes[at] !== 13) at++;
  return at;
}

/** Behind what begins with a delimiter: a name, a string, or a bracket alone. */
function delimited(bytes: Uint8Array, from: number): number {
  const code = bytes[from];
  if (code === 47) return regular(bytes, from + 1);
  if (code === 40) return stringEnd(bytes, from);
  if (code === 60 && bytes[from + 1] !== 60) {
    const end = bytes.indexOf(62, from);
    return end === -1 ? bytes.length : end + 1;
  }
  return from + ((code === 60 || code === 62) && bytes[from + 1] === code ? 2 : 1);
}

function stringEnd(bytes: Uint8Array, from: number): number {
  let depth = 0;
  for (let at = from; at < bytes.length; at++) {
    const code = bytes[at];
    if (code === 92) at++;
    else if (code === 40) depth++;
    else if (code === 41 && --depth === 0) return at + 1;
  }
  return bytes.length;
}

function decodeName(bytes: Uint8Array, from: number, to: number): string {
  return latin1(bytes, from, to).replace(/#([0-9a-f]{2})/gi, (_, digits: string) => String.fromCharCode(Number.parseInt(digits, 16)));
}

/** The data end before an EI that stands alone and that text follows (8.9.7): in packed data the letters can come by chance. */
function inlinePicture(bytes: Uint8Array, from: number): { keys: string; from: number; to: number; end: number } | undefined {
  let at = from;
  while (at < bytes.length) {
    if (kinds[bytes[at] ?? 0] === space) {
      at++;
      continue;
    }
    const end = kinds[bytes[at] ?? 0] === delimiter ? delimited(bytes, at) : regular(bytes, at);
    if (end === at + 2 && bytes[at] === 73 && bytes[at + 1] === 68) break;
    at = end;
  }
  const data = at + 3;
  for (let end = bytes.indexOf(69, data); end !== -1; end = bytes.indexOf(69, end + 1)) {
    const alone =
      kinds[bytes[end - 1] ?? 0] === space && bytes[end + 1] === 73 && (end + 2 >= bytes.length || kinds[bytes[end + 2] ?? 0] === space);
    if (alone && bytes.subarray(end + 2, end + 14).every((code) => (code >= 32 && code < 127) || (kinds[code] === space && code !== 0)))
      return { keys: latin1(bytes, from, at), from: data, to: end - 1, end: end + 2 };
  }
  return undefined;
}
