/**
 * The last step of every edit: what is equal is stored once, what nothing reaches is left out, and the rest becomes bytes.
 *
 * Why not PDFDocument.save(): it writes everything, adds forms and pages that nobody asked for, and 50 objects to a stream.
 */
import { PDFStreamWriter } from 'pdf-lib';
import type { PDFContext } from 'pdf-lib';
import { keepReachable } from './compact.ts';
import type { Aliases } from './compact.ts';
import { joinFonts } from './fonts.ts';
import { shareEqual } from './streams.ts';

/** Objects share large compressed streams: setting a compressor up costs more than what it compresses. */
const objectsPerStream = 400;

/** The file's bytes, PDF 1.7 with object streams (PDF 32000-1, 7.5.7). */
export function save(context: PDFContext): Promise<Uint8Array> {
  const aliases: Aliases = new Map();
  joinFonts(context, aliases);
  shareEqual(context, aliases);
  keepReachable(context, aliases);
  delete context.trailerInfo.ID;
  return PDFStreamWriter.forContext(context, Infinity, true, objectsPerStream).serializeToBuffer();
}
