/** Reads what stands beside an article and is named in it: pictures, a bibliography, appendices. Each is checked before it is believed. */
import path from 'node:path';
import type { Appendix } from '../model/article.ts';
import type { Picture } from '../model/picture.ts';
import type { Reference } from '../model/reference.ts';
import type { Position } from '../model/diagnostic.ts';
import type { ArticleContext } from './context.ts';
import { embeddedBytes } from './embedded-pictures.ts';
import { checkKeys } from './keys.ts';
import { readPicture } from './pictures.ts';
import type { Problems } from './problems.ts';
import { readBibtex, toReference, type CslItem } from './references.ts';
import { reportRefused } from './refused.ts';
import { referenceSchema, type Meta } from './schema.ts';
import { decode, readBeside, type BesideFolder } from './sources.ts';
import { svgFault } from './svg-fault.ts';
import { unfoldedShapes } from './svg-unfold.ts';
import { readYaml, type Located } from './yaml.ts';

/** Looks into a PDF: how many pages, or why it can't be taken in. */
export type InspectPdf = (
  bytes: Uint8Array,
) => Promise<{ pages: number; lost?: number } | { problem: 'encrypted' | 'broken' | 'too-much' }>;

/** The article's pictures by `src`; those that cannot be had are reported. */
export async function readPictures(
  folder: BesideFolder,
  { pictures, embedded, problems }: ArticleContext,
): Promise<Record<string, Picture>> {
  const read: Record<string, Picture> = {};
  for (const [src, places] of [...pictures].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const inText = embedded.get(src);
    const beside = inText === undefined ? await readBeside(folder, src) : { bytes: embeddedBytes(inText) };
    if ('refused' in beside) {
      for (const position of places) reportRefused('picture', src, beside, position, problems);
      continue;
    }
    const picture = readPicture(beside.bytes);
    const fault = picture && faultIn(picture);
    if (picture && isTooLarge(picture)) reportTooLarge(src, picture, places, problems);
    else if (picture && fault === undefined && unfoldsTooFar(picture)) reportUnfolding(src, places, problems);
    else if (picture && fault === undefined) read[src] = picture;
    else reportBroken(src, fault, places, problems);
  }
  return read;
}

/** Why a browser would show nothing of what begins and ends as a picture does. */
function faultIn({ mime, bytes }: Picture): string | undefined {
  return mime === 'image/svg+xml' ? svgFault(Buffer.from(bytes).toString('utf8')) : undefined;
}

function reportBroken(src: string, fault: string | undefined, places: readonly Position[], problems: Problems): void {
  const message = fault === undefined ? `"${src}" is no picture, or a broken one` : `"${src}" is a broken SVG: ${fault}`;
  const hint = fault === undefined ? 'use SVG, PNG, JPEG, GIF or WebP' : 'mend it in a text editor, or save it again';
  for (const position of places) problems.error('not-a-picture', position, message, hint);
}

/** What a browser can still unpack beside its other work: 4 bytes a pixel, some 500 MB. A few kilobytes can claim to be more. */
const mostPixels = 120_000_000;
const mostOnSide = 30_000;

function isTooLarge({ mime, width, height }: Picture): boolean {
  return mime !== 'image/svg+xml' && (width * height > mostPixels || Math.max(width, height) > mostOnSide);
}

function reportTooLarge(src: string, { width, height }: Picture, places: readonly Position[], problems: Problems): void {
  const message = `"${src}" is ${width} × ${height} pixels; at most ${mostPixels / 1e6} million can be read, and ${mostOnSide} on a side`;
  for (const position of places)
    problems.error('picture-too-large', position, message, 'save a smaller copy: a full page needs 2500 × 3500');
}

/** Some twenty seconds of a print. The thickest plots and maps, drawn point by point, stay below. */
const mostUnfolded = 200_000;

const unfoldsTooFar = ({ mime, bytes }: Picture): boolean =>
  mime === 'image/svg+xml' && unfoldedShapes(Buffer.from(bytes).toString('utf8')) > mostUnfolded;

function reportUnfolding(src: string, places: readonly Position[], problems: Problems): void {
  const message = `what "${src}" draws again and again with <use>, masks and clip paths becomes more than ${mostUnfolded} shapes; no print of it would end soon`;
  for (const position of places)
    problems.error('picture-too-large', position, message, 'draw it without repeating so much, or save it as PNG');
}

/** The references in the author's order, without doubles. */
export async function readReferences(meta: Meta, located: Located, folder: BesideFolder, context: ArticleContext): Promise<Reference[]> {
  if (meta.references === undefined) return [];
  const { problems } = context;
  if (typeof meta.references !== 'string') return withoutDoubles(meta.references, (index) => located.at(['references', index]), context);
  const position = located.at(['references']);
  const beside = await readBeside(folder, meta.references);
  if ('refused' in beside) {
    reportRefused('references', meta.references, beside, position, problems);
    return [];
  }
  const file = path.posix.join(path.posix.dirname(position.file), meta.references);
  const text = decode(beside.bytes, { file, line: 1, column: 1 }, problems);
  return text === undefined ? [] : readReferenceFile(text, file, context);
}

async function readReferenceFile(text: string, file: string, context: ArticleContext): Promise<Reference[]> {
  const { problems } = context;
  const start = { file, line: 1, column: 1 };
  if (file.toLowerCase().endsWith('.bib')) {
    try {
      const items = (await readBibtex(text)) as CslItem[];
      const places = bibtexPlaces(text, items, file);
      return withoutDoubles(items, (index) => places[index] ?? start, context);
    } catch (error) {
      problems.error(
        'references',
        start,
        `the bibliography cannot be read: ${error instanceof Error ? error.message.split('\n')[0] : String(error)}`,
      );
      return [];
    }
  }
  const located = readYaml(text, file, 1, problems);
  if (!Array.isArray(located.value)) {
    problems.error('references', start, 'the file is no list of CSL-JSON items');
    return [];
  }
  const items = located.value.flatMap((item: unknown, index) => checkKeys(referenceSchema, { ...located }, [index], item, problems) ?? []);
  return withoutDoubles(items, (index) => located.at([index]), context);
}

/** Where each entry begins: of entries of one key the first begins at the first place of it, the second at the second. */
function bibtexPlaces(text: string, items: readonly CslItem[], file: string): Position[] {
  const lines = new Map<string, number[]>();
  let [line, counted] = [1, 0];
  for (const { 1: key = '', index } of text.matchAll(/@(?!comment)\w+\s*[{(]\s*([^\s,{}()]+)\s*,/gi)) {
    line += text.slice(counted, index).split('\n').length - 1;
    counted = index;
    const known = lines.get(key);
    if (known) known.push(line);
    else lines.set(key, [line]);
  }
  return items.map(({ id }) => ({ file, line: lines.get(String(id))?.shift() ?? 1, column: 1 }));
}

function withoutDoubles(items: readonly CslItem[], at: (index: number) => Position, context: ArticleContext): Reference[] {
  const { problems, referencePlaces } = context;
  const seen = new Set<string>();
  return items.flatMap((item, index) => {
    const reference = toReference(item);
    if (!reference.title && !reference.author && !reference.containerTitle)
      problems.warning('thin-reference', at(index), `the reference "${reference.id}" has neither title nor author`);
    if (seen.has(reference.id)) {
      problems.error('duplicate-id', at(index), `the reference "${reference.id}" stands twice`);
      return [];
    }
    seen.add(reference.id);
    referencePlaces.set(reference.id, at(index));
    return [reference];
  });
}

/** The appendices that are sound PDFs. */
export async function readAppendices(
  meta: Meta,
  located: Located,
  folder: BesideFolder,
  inspect: InspectPdf,
  problems: Problems,
): Promise<Appendix[]> {
  const appendices: Appendix[] = [];
  for (const [index, { title, file }] of (meta.appendices ?? []).entries()) {
    const position = located.at(['appendices', index, 'file']);
    const beside = await readBeside(folder, file);
    if ('refused' in beside) {
      reportRefused('appendix', file, beside, position, problems);
      continue;
    }
    const found = await inspect(beside.bytes);
    if ('pages' in found) {
      appendices.push({ title, path: file, bytes: beside.bytes, pages: found.pages });
      if (found.lost !== undefined)
        problems.warning(
          'damaged-appendix',
          position,
          `"${file}" is damaged: ${found.lost === 1 ? 'a part of it' : `${found.lost} parts of it`} cannot be read, and will be missing`,
          'get it once more from where it comes; or print it into a new PDF, and look whether all is there',
        );
    } else if (found.problem === 'encrypted')
      problems.error(
        'encrypted-appendix',
        position,
        `"${file}" is encrypted`,
        'save a copy without protection; one that opens without a password may still be locked, and is free when it is printed to a PDF',
      );
    else if (found.problem === 'too-much')
      problems.error(
        'appendix-too-large',
        position,
        `"${file}" unpacks to far more than a document holds`,
        'print it into a new PDF, and look whether that is what you mean',
      );
    else problems.error('not-a-pdf', position, `"${file}" is no PDF, or a broken one`);
  }
  return appendices;
}
