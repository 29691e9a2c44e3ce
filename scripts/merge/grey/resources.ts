/** What a content stream's resources lead to (PDF 32000-1, 7.8.3): forms, pictures, patterns, shadings, masks and drawn glyphs. */
import { PDFRawStream, PDFRef } from 'pdf-lib';
import type { PDFDict, PDFObject } from 'pdf-lib';
import { arrayFrom, dictOf, name, numberOf, textOf } from '../objects.ts';
import { dictBehind, numbersOf } from './functions.ts';
import { greyPicture } from './pictures.ts';
import { greyShading } from './shadings.ts';
import { spaceOf } from './spaces.ts';
import type { Greying } from './work.ts';

/** `resources` of a stream; `outer`: those that a form without its own takes. */
export function visitResources(work: Greying, resources: PDFDict | undefined, outer: PDFDict | undefined): void {
  if (resources === undefined || work.seen.has(resources)) return;
  work.seen.add(resources);
  const { context } = work;
  const entries = (key: string): readonly PDFObject[] => dictOf(context, resources.get(name(key)))?.values() ?? [];
  for (const value of entries('XObject')) visitObject(work, value, outer);
  for (const value of entries('Pattern')) visitPattern(work, value, outer);
  for (const value of entries('Shading')) visitShading(work, value, resources);
  for (const value of entries('Font')) visitFont(work, dictOf(context, value), outer);
  for (const value of entries('ExtGState')) visitState(work, dictOf(context, value), outer);
  greySpaces(work, resources);
}

function visitObject(work: Greying, ref: PDFObject, outer: PDFDict | undefined): void {
  const { context } = work;
  const stream = context.lookup(ref);
  if (!(stream instanceof PDFRawStream) || !(ref instanceof PDFRef)) return;
  if (textOf(context, stream.dict.get(name('Subtype'))) !== 'Image') return work.form(ref, outer);
  if (work.seen.has(stream.dict)) return;
  work.seen.add(stream.dict);
  if (!greyPicture(context, ref, outer)) work.keep('picture');
}

function visitPattern(work: Greying, ref: PDFObject, outer: PDFDict | undefined): void {
  const { context } = work;
  const pattern = dictBehind(context, ref);
  if (pattern === undefined) return;
  if (numberOf(context, pattern.get(name('PatternType'))) !== 2) {
    if (ref instanceof PDFRef) work.form(ref, outer);
    return;
  }
  const shading = pattern.get(name('Shading'));
  if (shading) visitShading(work, shading, outer);
  visitState(work, dictOf(context, pattern.get(name('ExtGState'))), outer);
}

function visitShading(work: Greying, value: PDFObject, resources: PDFDict | undefined): void {
  const shading = dictBehind(work.context, value);
  if (shading === undefined || work.seen.has(shading)) return;
  work.seen.add(shading);
  if (!greyShading(work.context, value, resources)) work.keep('shading');
}

/** Only Type 3 fonts draw their glyphs with content streams (9.6.5). */
function visitFont(work: Greying, font: PDFDict | undefined, outer: PDFDict | undefined): void {
  const { context } = work;
  if (font === undefined || work.seen.has(font) || textOf(context, font.get(name('Subtype'))) !== 'Type3') return;
  work.seen.add(font);
  const resources = dictOf(context, font.get(name('Resources'))) ?? outer;
  for (const glyph of dictOf(context, font.get(name('CharProcs')))?.values() ?? [])
    if (glyph instanceof PDFRef) work.form(glyph, resources);
  visitResources(work, resources, resources);
}

/** A soft mask is drawn by a form, against a backdrop in the space of its group (11.6.5.2). */
function visitState(work: Greying, state: PDFDict | undefined, outer: PDFDict | undefined): void {
  const { context } = work;
  const mask = dictOf(context, state?.get(name('SMask')));
  const form = mask?.get(name('G'));
  if (mask === undefined || !(form instanceof PDFRef) || work.seen.has(mask)) return;
  work.seen.add(mask);
  const group = dictOf(context, dictBehind(context, form)?.get(name('Group')));
  const space = spaceOf(context, group?.get(name('CS')));
  const backdrop = numbersOf(context, mask.get(name('BC')));
  if (space && space.kind !== 'grey' && backdrop.length > 0) mask.set(name('BC'), context.obj([space.grey(backdrop)]));
  work.form(form, outer);
}

/** Named spaces, when all streams that name them were read. Of a pattern's, its base; what stands in for device colours goes. */
function greySpaces(work: Greying, resources: PDFDict): void {
  const { context } = work;
  const spaces = dictOf(context, resources.get(name('ColorSpace')));
  if (spaces === undefined) return;
  work.later.push(() => {
    for (const [key, value] of spaces.entries()) {
      const space = spaceOf(context, value, resources);
      if (key.decodeText().startsWith('Default')) spaces.delete(key);
      else if (space?.kind === 'pattern' && space.base && space.base.kind !== 'grey')
        spaces.set(key, arrayFrom(context, [name('Pattern'), name('DeviceGray')]));
      else if (space && space.kind !== 'grey' && space.kind !== 'pattern') spaces.set(key, name('DeviceGray'));
    }
  });
}
