/**
 * Which glyphs of a font pages show, as was seen when their contents were read.
 *
 * Why by the bytes of the font's file: they are the one thing that stays when a font is copied from a print into another file.
 */
import { PDFRawStream } from 'pdf-lib';
import type { PDFContext } from 'pdf-lib';
import { name } from './objects.ts';
import type { Subset } from './subset.ts';

const shown = new WeakMap<Uint8Array, Set<number>>();

/** To be added to by whoever reads contents; undefined for a font without a file. */
export function startShowing(context: PDFContext, subset: Subset): Set<number> | undefined {
  const file = fileOf(context, subset);
  const glyphs = file && (shown.get(file) ?? new Set<number>());
  if (file && glyphs) shown.set(file, glyphs);
  return glyphs;
}

/** Undefined where the contents were not read. */
export function shownOf(context: PDFContext, subset: Subset): ReadonlySet<number> | undefined {
  const file = fileOf(context, subset);
  return file && shown.get(file);
}

function fileOf(context: PDFContext, { descriptor }: Subset): Uint8Array | undefined {
  const file = context.lookup(descriptor.get(name('FontFile2')));
  return file instanceof PDFRawStream ? file.contents : undefined;
}
