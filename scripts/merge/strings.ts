/** Strings among the operands of an operator (PDF 32000-1, 7.3.4). */

/** The bytes of the strings among operands, one behind the other. */
export function stringsIn(operands: string): Uint8Array {
  const parts = [...operands.matchAll(/<([^>]*)>|\(((?:\\[^]|[^\\)])*)\)/g)].map(([, hex, literal = '']) =>
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

/** What `/ActualText` among a sequence's properties says (14.9.4), written by Chromium as UTF-16BE with its mark. */
export function actualText(properties: string): string | undefined {
  const hex = /\/ActualText\s*<([^>]*)>/.exec(properties)?.[1];
  return hex === undefined ? undefined : Buffer.from(hex.replace(/\s/g, ''), 'hex').subarray(2).swap16().toString('utf16le');
}
