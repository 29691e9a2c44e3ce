/** Strings among the operands of an operator (PDF 32000-1, 7.3.4). */

/** Their bytes, one behind the other. */
export function stringsIn(operands: string): Buffer {
  const parts = [...operands.matchAll(/<([^<>]*)>|\(((?:\\[^]|[^\\)])*)\)/g)].map(([, hex, literal = '']) =>
    hex === undefined ? Buffer.from(unescaped(literal), 'latin1') : Buffer.from(hex.replace(/\s/g, ''), 'hex'),
  );
  return parts.length === 1 ? (parts[0] as Buffer) : Buffer.concat(parts);
}

const escapes: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' };

function unescaped(literal: string): string {
  return literal.replace(/\\([0-7]{1,3}|[^])/g, (_, sign: string) =>
    /^[0-7]/.test(sign) ? String.fromCharCode(parseInt(sign, 8) & 255) : (escapes[sign] ?? sign),
  );
}

/** What `/ActualText` among a sequence's properties says (14.9.4): in UTF-16BE with its mark, or in letters of ASCII. */
export function actualText(properties: string): string | undefined {
  const at = properties.indexOf('/ActualText');
  if (at === -1) return undefined;
  const bytes = stringsIn(properties.slice(at));
  return bytes[0] === 0xfe && bytes[1] === 0xff ? utf16(bytes.subarray(2)) : bytes.toString('latin1');
}

/** Big-endian code units as text. */
export function utf16(bytes: Uint8Array): string {
  return Buffer.from(bytes.subarray(0, bytes.length & ~1))
    .swap16()
    .toString('utf16le');
}

/** Of a hexadecimal digit's byte; beyond 0 to 15 for any other. */
export const hexDigit = (byte: number): number => (byte <= 57 ? byte - 48 : (byte | 32) - 87);

/** `length`: bytes of a code. */
export function glyphsIn(codes: Uint8Array, length: 1 | 2 = 2): readonly number[] {
  if (length === 1) return [...codes];
  const glyphs: number[] = [];
  for (let at = 0; at + 1 < codes.length; at += 2) glyphs.push(((codes[at] ?? 0) << 8) | (codes[at + 1] ?? 0));
  return glyphs;
}
