/**
 * A print of ours made fit for PDF/UA-1 (ISO 14289-1) where Chromium leaves that to others: decoration marked as artifact (7.1), figures with their
 * place (14.8.5.4.3 of PDF 32000-1), links that say what they are (7.18.5), lists of labels and bodies.
 *
 * Files of others keep their contents as they are: what in them is decoration only their makers know.
 */
import { PDFDict, PDFNull, PDFRawStream } from 'pdf-lib';
import type { PDFArray, PDFContext, PDFObject } from 'pdf-lib';
import { completeCharacters, type Spoken } from './characters.ts';
import { deflate, digestOf, inflated } from './deflate.ts';
import { nameFigures } from './figures.ts';
import { around, overlap, type Box } from './geometry.ts';
import type { Characters } from './glyphmaps.ts';
import { joinAreas } from './link-areas.ts';
import { describeLinks } from './link-words.ts';
import { renameResources } from './renamed.ts';
import { codeLength, fontsOf, resourcesOf, resourcesState } from './resources.ts';
import { glyphsIn } from './strings.ts';
import type { Known } from './known.ts';
import { marking, type Contents } from './marking.ts';
import { markThrough } from './marks.ts';
import { arrayFrom, arrayOf, dictFrom, dictOf, listOf, name, numberOf } from './objects.ts';
import { visibleBox, type Page, type Source } from './source.ts';
import { readNumberTree } from './trees.ts';
import { tidyTree } from './tidy.ts';
import { treeOf } from './tags.ts';
import type { Purpose, Span } from './watch.ts';

/** Those that are so already. */
const finished = new WeakSet<Source>();

/** What a print is made fit for. */
export interface Preparation {
  /** The TeX of formulas that have no text of their own, in order. */
  readonly formulas: readonly string[];
  /** It is to be a file of its own, and no part of another: see `lines.ts`. */
  readonly isAlone: boolean;
}

/** Edits the source in place, once. */
export function makeAccessible(source: Source, { formulas, isAlone }: Preparation, known: Known): void {
  if (finished.has(source)) return;
  finished.add(source);
  const { context, pages } = source;
  const renamed = renameResources(
    context,
    pages.map(({ dict }) => dict),
    isAlone,
    known,
  );
  nameFigures(source, formulas);
  const root = treeOf(source);
  if (root === undefined) {
    for (const [page, { bytes }] of renamed) putContents(context, page, deflate(bytes()));
    return;
  }
  const rows = new Map(readNumberTree(context, root.get(name('ParentTree'))));
  const seen: Seen = { known, boxes: new Map(), words: new Map(), characters: new Map(), fonts: new Set(), spoken: [] };
  for (const page of pages) {
    const contents = renamed.get(page.dict) ?? contentsOn(context, page.dict);
    const row = rows.get(numberOf(context, page.dict.get(name('StructParents'))) ?? NaN);
    if (contents) markPage(context, { page, contents, row }, seen);
  }
  for (const [figure, { box, pages: on }] of seen.boxes) if (on.size === 1 && box) placeFigure(context, figure, box);
  joinAreas(source, root, rows);
  describeLinks(source, pages, rows, seen.words);
  completeCharacters(context, seen.fonts, () => seen.spoken);
  tidyTree(source, root, rows);
}

/** What was seen on the pages: figures by element, words by page. */
interface Seen {
  readonly known: Known;
  readonly boxes: Map<PDFDict, { box: Box | undefined; readonly pages: Set<Page> }>;
  readonly words: Map<PDFObject, ReadonlyMap<number, string>>;
  readonly characters: Map<PDFObject, Characters>;
  readonly fonts: Set<PDFDict>;
  readonly spoken: Spoken[];
}

const drawings = new Set(['Figure', 'Formula'].map(name));
const groups = new Set(['Document', 'Table', 'THead', 'TBody', 'TFoot', 'TR', 'L', 'LI'].map(name));

/** `row`: the page's entry in the parent tree; a page with nothing but lines to write on has none. */
interface Unmarked {
  readonly page: Page;
  readonly contents: Contents;
  readonly row: PDFObject | undefined;
}

function markPage(context: PDFContext, { page, contents, row: entry }: Unmarked, seen: Seen): void {
  const row = arrayOf(context, entry) ?? arrayFrom(context, []);
  const owners = ownersOf(context, row);
  const resources = resourcesOf(context, page.dict, seen.characters);
  const marked = marking(
    contents,
    owners.map((owner) => owner?.purpose ?? 'group'),
    { ...resources, state: () => resourcesState(context, page.dict, resources) },
    seen.known,
  );
  putContents(context, page.dict, marked?.packed ?? deflate(contents.bytes()));
  if (marked === undefined) return;
  for (const mcid of marked.gone) {
    drop(context, dictOf(context, row.get(mcid)), page, mcid);
    row.set(mcid, PDFNull);
  }
  for (const [mcid, box] of marked.boxes) {
    const figure = owners[mcid]?.element;
    if (figure === undefined) continue;
    const known = seen.boxes.get(figure) ?? { box: undefined, pages: new Set() };
    const visible = overlap(box, visibleBox(context, page.dict));
    if (visible) known.box = around(known.box, visible);
    known.pages.add(page);
    seen.boxes.set(figure, known);
  }
  if (marked.words.size > 0) seen.words.set(page.ref, marked.words);
  for (const font of fontsOf(context, page.dict).values()) seen.fonts.add(font);
  seen.spoken.push(...spokenOn(context, page.dict, marked.spans));
}

const putContents = (context: PDFContext, page: PDFDict, packed: Uint8Array): void =>
  page.set(name('Contents'), context.register(context.stream(packed, { Filter: 'FlateDecode' })));

/** Of a page whose names stay as they are. */
function contentsOn(context: PDFContext, page: PDFDict): Contents | undefined {
  const stream = onlyStream(context, page);
  return stream && { key: `${stream.dict.toString()} ${digestOf(stream.contents)}`, bytes: () => inflated(stream) };
}

function onlyStream(context: PDFContext, page: PDFDict): PDFRawStream | undefined {
  const streams = listOf(context, page.get(name('Contents'))).map((item) => context.lookup(item));
  return streams.length === 1 && streams[0] instanceof PDFRawStream ? streams[0] : undefined;
}

interface Owner {
  readonly purpose: Purpose;
  readonly element: PDFDict;
}

/** Of each sequence of a page. */
function ownersOf(context: PDFContext, row: PDFArray): readonly (Owner | undefined)[] {
  const owners: (Owner | undefined)[] = [];
  for (let mcid = 0; mcid < row.size(); mcid++) {
    const element = dictOf(context, row.get(mcid));
    owners.push(element && belonging(context, element));
  }
  return owners;
}

const [S, P] = [name('S'), name('P')];

/** The figure or link that an element belongs to, or else itself. */
function belonging(context: PDFContext, element: PDFDict): Owner {
  const seen = new Set<PDFDict>();
  let link: PDFDict | undefined;
  for (let at: PDFDict | undefined = element; at && !seen.has(at); at = dictOf(context, at.get(P))) {
    seen.add(at);
    const type = at.get(S);
    if (type && drawings.has(type as never)) return { purpose: 'drawing', element: at };
    if (type === name('Link')) link = at;
  }
  if (link) return { purpose: 'words', element: link };
  if (element.get(S) === name('Lbl')) return { purpose: 'label', element };
  return { purpose: groups.has(element.get(S) as never) ? 'group' : 'text', element };
}

/** An element loses a sequence of a page. */
function drop(context: PDFContext, element: PDFDict | undefined, page: Page, mcid: number): void {
  if (element === undefined) return;
  const own = element.get(name('Pg'));
  const kids = listOf(context, element.get(name('K'))).filter((kid) => {
    const dict = dictOf(context, kid);
    if (dict === undefined) return !(numberOf(context, kid) === mcid && own === page.ref);
    const isContent = dict.get(name('Type')) === name('MCR');
    return !(isContent && numberOf(context, dict.get(name('MCID'))) === mcid && (dict.get(name('Pg')) ?? own) === page.ref);
  });
  element.set(name('K'), arrayFrom(context, kids));
}

function placeFigure(context: PDFContext, figure: PDFDict, box: Box): void {
  const layout = dictFrom(context, { O: name('Layout'), BBox: context.obj(box.map((number) => Number(number.toFixed(2)))) });
  figure.set(name('A'), arrayFrom(context, [...listOf(context, figure.get(name('A'))), layout]));
}

/** The same for a print without tags, which is laid over pages as an artifact: only its characters count. */
export function completeUntagged({ context, pages }: Source): void {
  const fonts = new Set(pages.flatMap(({ dict }) => [...fontsOf(context, dict).values()]));
  completeCharacters(context, fonts, () =>
    pages.flatMap(({ dict }) => {
      const stream = onlyStream(context, dict);
      const resources = resourcesOf(context, dict, new Map());
      const { spans = [] } = (stream && markThrough(inflated(stream), () => 'text', resources)) ?? {};
      return spokenOn(context, dict, spans);
    }),
  );
}

function spokenOn(context: PDFContext, page: PDFDict, spans: readonly Span[]): readonly Spoken[] {
  const fonts = fontsOf(context, page);
  return spans.flatMap(({ font, codes, said }) => {
    const dict = fonts.get(font);
    return dict ? [{ font: dict, glyphs: glyphsIn(codes, codeLength(dict)), said }] : [];
  });
}
