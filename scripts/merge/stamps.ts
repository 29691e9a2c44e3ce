/**
 * Stamping: a page of another file (page numbers, running heads, markings) laid over a page, as an artifact that readers of tags skip
 * (PDF 32000-1, 14.8.2.2), in the orientation in which the page is seen.
 *
 * The stamps must be printed untagged: their marked content would have numbers that no structure tree knows. A stamp for another paper
 * size is scaled to fit and set on the lower edge, in the middle.
 */
import { PDFDict, PDFRawStream } from 'pdf-lib';
import type { PDFContext, PDFRef } from 'pdf-lib';
import { completeUntagged } from './accessible.ts';
import { createCopier } from './copy.ts';
import { arrayFrom, dictFrom, dictOf, listOf, name } from './objects.ts';
import { contentsOf } from './page-contents.ts';
import { open, rotation, standalone, visibleBox } from './source.ts';

/** A PDF of stamps, and which page gets which. */
export interface Stamps {
  readonly bytes: Uint8Array;
  /** Page i of the file is stamped with this page of `bytes`; null: not stamped. */
  readonly pages: readonly (number | null)[];
}

interface Stamp {
  readonly form: PDFRef;
  /** pt, lower left corner first. */
  readonly box: readonly [number, number, number, number];
}

/** Edits `pages`, which are in the file's order, where they stand. */
export async function stamp(context: PDFContext, pages: readonly PDFDict[], stamps: Stamps): Promise<void> {
  const forms = await embed(context, stamps);
  const save = context.register(context.stream('q\n'));
  pages.forEach((page, index) => {
    const from = stamps.pages[index];
    const form = typeof from === 'number' ? forms.get(from) : undefined;
    if (form) draw(context, page, form, save);
  });
}

/** The pages that are used, as form XObjects (8.10), copied together so that they share fonts and pictures. */
async function embed(context: PDFContext, stamps: Stamps): Promise<ReadonlyMap<number, Stamp>> {
  const source = await open(stamps.bytes);
  completeUntagged(source);
  const copier = createCopier(source.context, context, undefined);
  const shared = sharing(source.context);
  const used = [...new Set(stamps.pages)].filter((page) => page !== null).sort((a, b) => a - b);
  return new Map(
    used.flatMap((number) => {
      const page = source.pages[number];
      if (page === undefined) return [];
      const plain = standalone(source, page);
      const box = visibleBox(source.context, plain);
      const { entries, bytes } = contentsOf(source.context, plain);
      const type = { Subtype: name('Form'), BBox: source.context.obj([...box]) };
      const dict = dictFrom(source.context, {
        ...type,
        Resources: shared(dictOf(source.context, plain.get(name('Resources')))),
        Group: plain.get(name('Group')),
        ...entries,
      });
      return [[number, { form: context.register(copier.copy(PDFRawStream.of(dict, bytes))), box }]];
    }),
  );
}

/** The same resources for all forms that name the same, apart from them: a form's own dictionary stands in the file unpacked. */
function sharing(context: PDFContext): (resources: PDFDict | undefined) => PDFRef | undefined {
  const known = new Map<string, PDFRef>();
  return (resources) => {
    if (resources === undefined) return undefined;
    const bare = resources.clone(context);
    bare.delete(name('ProcSet'));
    const text = bare.toString();
    const ref = known.get(text) ?? context.register(bare);
    known.set(text, ref);
    return ref;
  };
}

const formName = 'PaparanStamp';

/** The page's own contents are wrapped in q/Q first, so that their graphics state can't leak into the stamp. */
function draw(context: PDFContext, page: PDFDict, { form, box }: Stamp, save: PDFRef): void {
  const matrix = placement(visibleBox(context, page), rotation(context, page), box).map((number) => Number(number.toFixed(5)));
  const operators = `\nQ\n/Artifact <</Type /Pagination>> BDC\nq ${matrix.join(' ')} cm /${formName} Do Q\nEMC\n`;
  const contents = listOf(context, page.get(name('Contents')));
  page.set(name('Contents'), arrayFrom(context, [save, ...contents, context.register(context.stream(operators))]));
  const resources = dictOf(context, page.get(name('Resources')))?.clone(context) ?? PDFDict.withContext(context);
  const xObjects = dictOf(context, resources.get(name('XObject')))?.clone(context) ?? PDFDict.withContext(context);
  xObjects.set(name(formName), form);
  resources.set(name('XObject'), xObjects);
  page.set(name('Resources'), resources);
}

type Box = readonly [number, number, number, number];

/** The matrix (8.3.4) from the stamp's coordinates to those of a page whose box is shown turned by `degrees` clockwise. */
function placement(page: Box, degrees: number, stamp: Box): readonly number[] {
  const [width, height] = [page[2] - page[0], page[3] - page[1]];
  const [seenWidth, seenHeight] = degrees % 180 === 0 ? [width, height] : [height, width];
  const scale = Math.min(seenWidth / (stamp[2] - stamp[0]), seenHeight / (stamp[3] - stamp[1]));
  const x = (seenWidth - scale * (stamp[2] - stamp[0])) / 2 - scale * stamp[0];
  const y = -scale * stamp[1];
  if (degrees === 90) return [0, scale, -scale, 0, page[2] - y, page[1] + x];
  if (degrees === 180) return [-scale, 0, 0, -scale, page[2] - x, page[3] - y];
  if (degrees === 270) return [0, -scale, scale, 0, page[0] + y, page[3] - x];
  return [scale, 0, 0, scale, page[0] + x, page[1] + y];
}
