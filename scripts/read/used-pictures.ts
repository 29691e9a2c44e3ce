/**
 * A picture where an article shows it: which file it is, and what its alternative text says.
 *
 * The alternative text is judged here, where it is read: it may be missing, be Marp's words for a place, or what an editor put there by itself.
 */
import type { Image, ImageReference } from 'mdast';
import type { Position } from '../model/diagnostic.ts';
import { placeOf, writtenFor, type TextContext } from './context.ts';
import { embeddedName } from './embedded-pictures.ts';
import { decoded } from './links.ts';
import { markless } from './note-marks.ts';

/** Notes that the article uses this picture; its bytes are read later. A picture without alt text is reported here. */
export function usePicture(
  node: Image | ImageReference,
  context: TextContext,
): { src: string; alt: string; position: Position } | undefined {
  const position = placeOf(node, context);
  const address = node.type === 'image' ? node.url : context.definitions.get(node.identifier)?.url;
  if (address === undefined) return undefined;
  const embedded = embeddedName(address, context.embedded);
  const src = embedded ?? address;
  const written = (node.alt ?? '').trim();
  const alt = isForMarp(written) ? '' : markless(written);
  const [bracketed = ''] = (writtenFor(node, context) ?? '').split('](', 1);
  if (bracketed !== markless(bracketed))
    context.problems.warning(
      'leftover',
      position,
      'an alternative text, which is read out, holds no notes; the mark is left out',
      'put it into the caption: ![…](… "Caption[^1]")',
    );
  if (alt === '')
    context.problems.error(
      'picture-alt',
      position,
      `the picture "${src.slice(0, longestName)}" has no alternative text${written === '' ? '' : ` ("${written}" tells Marp where it goes)`}`,
      'say in the brackets what it shows: ![…](…)',
    );
  else if (saysNothing.test(alt))
    context.problems.warning(
      'picture-alt',
      position,
      `the alternative text "${alt}" does not say what the picture shows`,
      'say it in the brackets: ![…](…)',
    );
  const name = embedded ?? decoded(src);
  context.pictures.set(name, [...(context.pictures.get(name) ?? []), position]);
  return { src: name, alt, position };
}

/** What editors and notebooks put there by themselves. */
const saysNothing =
  /^(?:(?:png|jpe?g|svg|gif|image|img|picture|untitled|alt(?: text)?|pasted image|screenshot)[\s_-]*\d*|[^\s]*\.(?:png|jpe?g|gif|svg|webp))$/i;

/** Of a name that is told. */
const longestName = 100;

/** Nothing but Marp's words for a picture's place, size and looks, one of them such that it is no word of a language: "bg right:40%". */
function isForMarp(alt: string): boolean {
  const words = alt.toLowerCase().split(/\s+/);
  return words.every((word) => marpWords.test(word)) && words.some((word) => word === 'bg' || /:\S/.test(word));
}

const marpWords =
  /^(?:bg|fit|cover|contain|auto|vertical|\d+%|(?:left|right|w|width|h|height|blur|brightness|contrast|drop-shadow|grayscale|hue-rotate|invert|opacity|saturate|sepia)(?::\S+)?)$/;
