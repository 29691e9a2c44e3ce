/**
 * A finished PDF without colour: every page, form, pattern, shading, picture, glyph that is drawn and annotation says in grey what it said in
 * colour. Text, tags and links stay as they are.
 *
 * Why in the PDF and not in the HTML: appendices are there too, and CSS filters turn text into pictures. What can't be changed is told, never left
 * in silence.
 */
import { PDFRawStream, PDFRef } from 'pdf-lib';
import type { PDFDict } from 'pdf-lib';
import { deflate } from '../deflate.ts';
import { dictOf, itemsOf, name } from '../objects.ts';
import { joined } from '../page-form.ts';
import { save } from '../save.ts';
import { inherit, open } from '../source.ts';
import { unpack } from '../unpack.ts';
import { greyAnnotation } from './annotations.ts';
import { rewrite } from './rewrite.ts';
import { visitResources } from './resources.ts';
import { startGreying } from './work.ts';
import type { Greying, Kept } from './work.ts';

export type { Kept } from './work.ts';

/** The file in grey, and what in it kept its colour. */
export async function toGrey(bytes: Uint8Array): Promise<{ readonly bytes: Uint8Array; readonly kept: readonly Kept[] }> {
  const source = await open(bytes);
  const { context } = source;
  const work = startGreying(context, greyForm);
  source.pages.forEach(({ dict }, index) => {
    work.page = index;
    const resources = dictOf(context, inherit(dict, 'Resources', context));
    const own = resources?.clone(context);
    const before = joined(context, dict);
    const after = rewrite(work, before, own);
    if (after !== before) dict.set(name('Contents'), context.register(context.stream(deflate(after), { Filter: 'FlateDecode' })));
    const added = own !== undefined && own.get(name('XObject')) !== resources?.get(name('XObject'));
    if (added) dict.set(name('Resources'), own);
    visitResources(work, added ? own : resources, added ? own : resources);
    greyGroup(work, dict);
    for (const annotation of itemsOf(context, dict.get(name('Annots')))) greyAnnotation(work, dictOf(context, annotation));
  });
  work.finish();
  return { bytes: save(context), kept: work.kept };
}

/** A form, a tiling pattern's cell or a glyph: a content stream with resources of its own, or of where it is used. */
function greyForm(work: Greying, ref: PDFRef, outer: PDFDict | undefined): void {
  const { context } = work;
  const stream = context.lookup(ref);
  if (!(stream instanceof PDFRawStream) || work.seen.has(stream.dict)) return;
  work.seen.add(stream.dict);
  const { dict } = stream;
  const resources = dictOf(context, dict.get(name('Resources'))) ?? outer;
  const unpacked = unpack(context, stream);
  if (unpacked === undefined || unpacked.rest.length > 0) return work.keep('content');
  const after = rewrite(work, unpacked.bytes, resources);
  if (after !== unpacked.bytes) {
    dict.set(name('Filter'), name('FlateDecode'));
    dict.delete(name('DecodeParms'));
    context.assign(ref, PDFRawStream.of(dict, deflate(after)));
  }
  greyGroup(work, dict);
  visitResources(work, resources, resources);
}

/** The space in which a group's transparent colours are mixed (PDF 32000-1, 11.6.6). */
function greyGroup({ context, later }: Greying, dict: PDFDict): void {
  const group = dictOf(context, dict.get(name('Group')));
  if (group?.has(name('CS'))) later.push(() => group.set(name('CS'), name('DeviceGray')));
}
