/**
 * What a file says of itself: the catalog's entries, document information (PDF 32000-1, 14.3.3) and the same as XMP (14.3.2), with the
 * mark of PDF/UA-1 (ISO 14289-1, 5). Dates come from the metadata, never from the clock.
 */
import { PDFHexString, PDFRawStream, PDFString } from 'pdf-lib';
import type { PDFContext, PDFDict, PDFObject } from 'pdf-lib';
import type { Metadata } from '../model/pdf.ts';
import { escapeXml } from '../model/xml.ts';
import { dictFrom, name } from './objects.ts';

const creator = 'Paparan';
const producer = 'Paparan with pdf-lib';

/** Which pages have tags that keep PDF/UA: an appendix that does not say so itself forbids the mark. */
export type Tagged = 'all' | 'some' | 'none';

/** Sets language, title in the window, tagging, and metadata; entries of the catalog that act (scripts, forms) go. */
export function describe(context: PDFContext, catalog: PDFDict, metadata: Metadata, tagged: Tagged): void {
  for (const key of ['OpenAction', 'AA', 'AcroForm']) catalog.delete(name(key));
  catalog.set(name('Lang'), PDFString.of(metadata.lang));
  catalog.set(name('ViewerPreferences'), dictFrom(context, { DisplayDocTitle: context.obj(true) }));
  catalog.set(name('MarkInfo'), dictFrom(context, { Marked: context.obj(tagged !== 'none') }));
  catalog.set(name('Metadata'), context.register(xmpStream(context, xmp(metadata, tagged === 'all'))));
  context.trailerInfo.Info = context.register(information(context, metadata));
}

function information(context: PDFContext, metadata: Metadata): PDFDict {
  const text = (value: string | undefined): PDFObject | undefined => (value ? PDFHexString.fromText(value) : undefined);
  const date = PDFString.fromDate(metadata.date);
  const { title, authors, subject, keywords } = metadata;
  return dictFrom(context, {
    Title: text(title),
    Author: text(authors.join(', ')),
    Subject: text(subject),
    Keywords: text(keywords.join(', ')),
    Creator: text(creator),
    Producer: text(producer),
    CreationDate: date,
    ModDate: date,
  });
}

/** Not compressed, so that programs that don't know PDF can find it. */
function xmpStream(context: PDFContext, xml: string): PDFRawStream {
  return PDFRawStream.of(dictFrom(context, { Type: name('Metadata'), Subtype: name('XML') }), new TextEncoder().encode(xml));
}

function xmp(metadata: Metadata, isWhollyTagged: boolean): string {
  const { title, authors, subject, keywords, lang } = metadata;
  const date = metadata.date.toISOString().replace('.000Z', 'Z');
  const words = keywords.join(', ');
  return lines([
    '<?xpacket begin="\uFEFF" id="W5M0MpCehiHzreSzNTczkc9d"?>',
    '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">',
    '<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/"',
    ' xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">',
    '<dc:format>application/pdf</dc:format>',
    `<dc:title><rdf:Alt><rdf:li xml:lang="x-default">${escapeXml(title)}</rdf:li></rdf:Alt></dc:title>`,
    listed('creator', 'Seq', authors),
    subject && `<dc:description><rdf:Alt><rdf:li xml:lang="x-default">${escapeXml(subject)}</rdf:li></rdf:Alt></dc:description>`,
    listed('subject', 'Bag', keywords),
    listed('language', 'Bag', [lang]),
    words && `<pdf:Keywords>${escapeXml(words)}</pdf:Keywords>`,
    `<pdf:Producer>${producer}</pdf:Producer>`,
    `<xmp:CreatorTool>${creator}</xmp:CreatorTool>`,
    ...['CreateDate', 'ModifyDate', 'MetadataDate'].map((key) => `<xmp:${key}>${date}</xmp:${key}>`),
    isWhollyTagged && '<pdfuaid:part>1</pdfuaid:part>',
    '</rdf:Description></rdf:RDF></x:xmpmeta>',
    '<?xpacket end="r"?>',
  ]);
}

const lines = (all: readonly (string | false | undefined)[]): string => all.filter((line) => line).join('\n');

function listed(key: string, kind: 'Seq' | 'Bag', items: readonly string[]): string {
  const members = items.map((item) => `<rdf:li>${escapeXml(item)}</rdf:li>`).join('');
  return items.length === 0 ? '' : `<dc:${key}><rdf:${kind}>${members}</rdf:${kind}></dc:${key}>`;
}
