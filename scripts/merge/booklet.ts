/**
 * A finished briefing imposed for folding: two pages a side, in saddle-stitch order, on sheets of the paper that it is set for.
 *
 * Made from the finished file, edited where it stands, so that fonts, pictures and layers are those of the briefing. It is for print and says so:
 * no tags, links or bookmarks, for the order of its pages is the printer's, not the reader's; briefing.pdf is the one to read. All that is drawn is
 * an artifact, so that nobody reads it out in that order; the file does not claim PDF/UA.
 */
import { PDFDict, PDFRawStream } from 'pdf-lib';
import type { PDFContext } from 'pdf-lib';
import type { Metadata } from '../model/pdf.ts';
import { deflate, readable } from './deflate.ts';
import { sidesOf } from './imposition.ts';
import type { Side } from './imposition.ts';
import { describe } from './metadata.ts';
import { arrayFrom, dictFrom, name, textOf } from './objects.ts';
import { pageForm, short } from './page-form.ts';
import type { PageForm } from './page-form.ts';
import { save } from './save.ts';
import { open, rotation } from './source.ts';
import { unmarked } from './unmarked.ts';

/** What is known of the briefing beside its pages. */
export interface BookletOptions {
  readonly metadata: Metadata;
  readonly direction: 'ltr' | 'rtl';
  /** The sheet in pt, as it lies in the printer's tray: upright. */
  readonly paper: { readonly width: number; readonly height: number };
  /** Pages, from 0, whose margins are unknown: they are kept off the edge that printers can't reach. */
  readonly foreign: ReadonlySet<number>;
}

const millimetre = 72 / 25.4;

/** What a sheet of 80 g/m² adds to the fold: by so much each inner sheet stands out, and its pages move to the spine. */
export const creep = 0.1 * millimetre;

/** What common printers leave white at the edge: a quarter of an inch. */
export const unreachable = 18;

interface Seen extends PageForm {
  /** Degrees clockwise in which it is shown. */
  readonly turned: number;
  readonly isForeign: boolean;
}

/** The imposed file; each of its pages is one side of a sheet. */
export async function impose(bytes: Uint8Array, options: BookletOptions): Promise<{ readonly bytes: Uint8Array; readonly pages: number }> {
  const source = await open(bytes);
  const { context, catalog } = source;
  const pages = source.pages.map((page, index): Seen => {
    const turned = rotation(context, page.dict);
    return { ...pageForm(source, page), turned, isForeign: options.foreign.has(index) };
  });
  unmarkForms(context);
  const sides = sidesOf(pages.length, options.direction);
  const tree = context.nextRef();
  const kids = sides.map((side) => context.register(sideOf(context, side, pages, options.paper, sides.at(-1)?.signature ?? 0)));
  for (const kid of kids) context.lookup(kid, PDFDict).set(name('Parent'), tree);
  context.assign(tree, dictFrom(context, { Type: name('Pages'), Count: context.obj(kids.length), Kids: arrayFrom(context, kids) }));
  const layers = catalog.get(name('OCProperties'));
  const root = dictFrom(context, { Type: name('Catalog'), Pages: tree, OCProperties: layers });
  context.trailerInfo.Root = context.register(root);
  describe(context, root, options.metadata, 'none');
  const printing = { Duplex: name('DuplexFlipShortEdge'), PrintScaling: name('None') };
  root.set(name('ViewerPreferences'), dictFrom(context, { DisplayDocTitle: context.obj(true), ...printing }));
  return { bytes: save(context), pages: kids.length };
}

/** Forms that the pages draw (figures, appendices without tags) lose their marks as the pages did. */
function unmarkForms(context: PDFContext): void {
  for (const [ref, value] of context.enumerateIndirectObjects()) {
    if (!(value instanceof PDFRawStream) || textOf(context, value.dict.get(name('Subtype'))) !== 'Form') continue;
    value.dict.delete(name('StructParents'));
    value.dict.delete(name('StructParent'));
    const before = readable(value);
    const bytes = unmarked(before);
    if (bytes === before || before.length === 0) continue;
    value.dict.delete(name('DecodeParms'));
    value.dict.set(name('Filter'), name('FlateDecode'));
    context.assign(ref, PDFRawStream.of(value.dict, deflate(bytes)));
  }
}

function sideOf(context: PDFContext, side: Side, pages: readonly Seen[], paper: BookletOptions['paper'], last: number): PDFDict {
  const half = { width: paper.height / 2, height: paper.width };
  const forms = PDFDict.withContext(context);
  const draw = (index: number | undefined, at: 'left' | 'right'): string => {
    const page = index === undefined ? undefined : pages[index];
    if (page === undefined) return '';
    forms.set(name(at), page.form);
    const clip = `${at === 'left' ? 0 : short(half.width)} 0 ${short(half.width)} ${short(half.height)} re W n`;
    return `q ${clip} ${placement(page, half, at, side.sheet).map(short).join(' ')} cm /${at} Do Q\n`;
  };
  const drawn = draw(side.left, 'left') + draw(side.right, 'right');
  const mark = last > 0 && side.isFront && side.sheet === 0 ? backMark(side.signature, half) : '';
  return dictFrom(context, {
    Type: name('Page'),
    MediaBox: context.obj([0, 0, Number(short(2 * half.width)), Number(short(half.height))]),
    Resources: dictFrom(context, { XObject: forms }),
    Contents: context.register(context.stream(deflate(Buffer.from(`/Artifact BMC\n${drawn}${mark}EMC\n`)), { Filter: 'FlateDecode' })),
  });
}

interface Size {
  readonly width: number;
  readonly height: number;
}

/**
 * The matrix (8.3.4) that sets a page into its half. A page that is wider than high is turned to stand upright, its head to the left, as
 * tables across are set in books; none is set larger than it is.
 */
function placement({ box, turned, isForeign }: Seen, half: Size, at: 'left' | 'right', sheet: number): readonly number[] {
  const [width, height] = [box[2] - box[0], box[3] - box[1]];
  const isWide = turned % 180 === 0 ? width > height : height > width;
  const degrees = (turned + (isWide ? 270 : 0)) % 360;
  const shift = creep * sheet;
  const [edge, spine] = isForeign ? [unreachable, shift] : [0, 0];
  const room = { width: half.width - edge - spine, height: half.height - 2 * edge };
  const seen = degrees % 180 === 0 ? { width, height } : { width: height, height: width };
  const scale = Math.min(room.width / seen.width, room.height / seen.height, 1);
  const fromSpine = (isForeign ? spine + room.width / 2 : half.width / 2) - shift;
  const centre = { x: at === 'left' ? half.width - fromSpine : half.width + fromSpine, y: half.height / 2 };
  const [cos, sin] = [[1, 0, -1, 0][degrees / 90] ?? 1, [0, 1, 0, -1][degrees / 90] ?? 0];
  const [a, b, c, d] = [cos * scale, -sin * scale, sin * scale, cos * scale];
  const [x, y] = [(box[0] + box[2]) / 2, (box[1] + box[3]) / 2];
  return [a, b, c, d, centre.x - a * x - c * y, centre.y - b * x - d * y];
}

/** Bars on the back of the folded signatures, each a step below the one before: lying on each other in order, they make a stair. */
function backMark(signature: number, half: Size): string {
  const [width, height] = [1.5 * millimetre, 5 * millimetre];
  const steps = Math.floor((half.height - 40 * millimetre) / height);
  const top = half.height - 20 * millimetre - (signature % steps) * height;
  return `0 g ${short(half.width - width / 2)} ${short(top - height)} ${short(width)} ${short(height)} re f\n`;
}
