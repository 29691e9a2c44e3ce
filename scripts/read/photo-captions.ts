/**
 * What newspapers set below a photo, a sentence and whose photo it is: "A submarine at its pier, Friday (4/8/2023). ANTARA FOTO/REUTERS/Pool", "… (Foto: Kompas)".
 *
 * Only by an agency's name, or a word that means a photo, apart from the sentence at its end: "… as told by AFP" below a picture is text.
 */
import type { Paragraph } from 'mdast';
import { toString } from 'mdast-util-to-string';

/** Longest, in characters: a caption of two sentences. */
const longest = 320;

const agencies =
  'ANTARA(?: FOTO)?|ANTARA/|REUTERS|Reuters|AFP|AP Photo|AP|EPA(?:-EFE)?|EFE|dpa|ANSA|Xinhua|Bernama|Kyodo|Getty(?: Images)?|Shutterstock|Unsplash|KOMPAS(?:\\.com)?|Kompas(?:\\.com)?|TEMPO|Tempo|Wikimedia Commons';
const words = 'Foto|Photo|Photograph|Image|Bild|Fotografía|Fotografia|Crédito?|Credit|Dok\\.?|Dokumentasi|Sumber foto';
const signed = new RegExp(
  String.raw`^(.{15,}?)(?:(?<=[.!?)”"’])\s+|\s*[(\[]\s*|\s+[–—-]\s+)((?:${words})\s*[.:：]\s*[^()\[\]]{2,70}|(?:${agencies})(?:\s*[/,]\s*[^()\[\].]{1,60}|\s*\([^()]{1,40}\))*)[)\]]?\s*\.?$`,
  'su',
);

/** The caption and who took the photo; nothing where the paragraph is text, or has marks in it. */
export function photoCaptionOf(node: Paragraph): { readonly caption: string; readonly credit: string } | undefined {
  if (node.children.some(({ type }) => type !== 'text')) return undefined;
  const text = toString(node).trim();
  if (text.length > longest) return undefined;
  const [, caption = '', credit = ''] = signed.exec(text) ?? [];
  return caption === '' ? undefined : { caption: caption.trim(), credit: credit.replace(/[\s.]+$/u, '') };
}
