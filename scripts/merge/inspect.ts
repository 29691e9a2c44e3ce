/** A look into a PDF before it is taken in: how many pages, or why it can't be. */
import { EncryptedPDFError, PDFInvalidObject } from 'pdf-lib';
import { TooMuchStructure } from './guarded-parser.ts';
import { open } from './source.ts';

/** `lost`: how many of its objects cannot be read, if any; what they held is missing. */
export interface Readable {
  readonly pages: number;
  readonly lost?: number;
}

/** `encrypted`: it wants a password, or forbids what a merge does. `broken`: no PDF, or one without a page that can be read. `too-much`: see `parseGuarded`. */
export async function inspect(bytes: Uint8Array): Promise<Readable | { problem: 'encrypted' | 'broken' | 'too-much' }> {
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 1024));
  if (!head.includes('%PDF-')) return { problem: 'broken' };
  if (isEncrypted(bytes)) return { problem: 'encrypted' };
  try {
    const { pages, context } = await open(bytes);
    if (pages.length === 0) return { problem: 'broken' };
    const lost = context.enumerateIndirectObjects().filter(([, object]) => object instanceof PDFInvalidObject).length;
    return { pages: pages.length, ...(lost > 0 && { lost }) };
  } catch (error) {
    if (error instanceof TooMuchStructure) return { problem: 'too-much' };
    return { problem: error instanceof EncryptedPDFError ? 'encrypted' : 'broken' };
  }
}

/** A trailer or cross-reference stream that names an encryption dictionary (7.5.5): its text is never encrypted or packed. */
export function isEncrypted(bytes: Uint8Array): boolean {
  return /\/Encrypt\s*(\d+\s+\d+\s+R|<<)/.test(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1'));
}
