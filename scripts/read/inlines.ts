/** mdast's phrasing to the model's `Inline`: references resolved, citations found, HTML made text, links checked. */
import type { Delete, Image, ImageReference, Link, LinkReference, PhrasingContent, Text } from 'mdast';
import { toString } from 'mdast-util-to-string';
import type { Inline } from '../model/inline.ts';
import { leadingAttributes } from './attributes.ts';
import { bareKeys, splitCitations } from './citations.ts';
import { placeOf, writtenFor, type TextContext } from './context.ts';
import { embeddedName } from './embedded-pictures.ts';
import { reportComment } from './html-comments.ts';
import { findLeftovers, withoutLeftovers } from './leftovers.ts';
import { isMoney } from './markdown.ts';
import { markless, splitMarks, withoutMarks } from './note-marks.ts';
import { boundedFormula } from './nesting.ts';
import { isAtWord, lowered, splitRaised } from './raised.ts';
import { withoutRepeatedNames } from './repeated-names.ts';
import { splitReferences } from './short-references.ts';
import { texOf } from './tex-brackets.ts';
import { educateInlines } from './typography.ts';

/** Reads a run of phrasing. The texts come out with typographic quotes and dashes. */
export function readInlines(nodes: readonly PhrasingContent[], context: TextContext): Inline[] {
  return educateInlines(withoutRepeatedNames(merge(readAll(nodes, context)), context.nameWords), context.typography);
}

function readAll(nodes: readonly PhrasingContent[], context: TextContext): Inline[] {
  const result: Inline[] = [];
  for (let index = 0; index < nodes.length; index++) {
    const node = nodes[index];
    const next = nodes[index + 1];
    if (!node) continue;
    if (node.type === 'strong' && next?.type === 'text') {
      const found = leadingAttributes(next.value);
      if (found?.attributes.classes.includes('open')) {
        result.push(
          { type: 'strong', children: readAll(node.children, context), open: true },
          ...readText({ ...next, value: found.rest }, true, context),
        );
        index++;
        continue;
      }
    }
    result.push(...readOne(node, nodes[index - 1], next, context));
  }
  return result;
}

function readOne(
  node: PhrasingContent,
  before: PhrasingContent | undefined,
  next: PhrasingContent | undefined,
  context: TextContext,
): Inline[] {
  switch (node.type) {
    case 'text':
      return readText(node, isAtWord(before), context);
    case 'delete':
      return readDelete(node, before, context);
    case 'strong':
    case 'emphasis':
      return [{ type: node.type, children: readAll(node.children, context) }];
    case 'inlineCode':
      reportComputed(node.value, node, context);
      return [{ type: 'inlineCode', value: node.value }];
    case 'inlineMath': {
      const source = sourceOf(node, context);
      if (isMoney(source, next?.type === 'text' ? next.value : '')) return [{ type: 'text', value: source }];
      const position = placeOf(node, context);
      const tex = source.startsWith('\\') ? texOf(node.value, source) : node.value;
      return [{ type: 'inlineMath', value: boundedFormula(tex, position, context.problems), position }];
    }
    case 'break':
      return [{ type: 'break' }];
    case 'superscript':
    case 'subscript':
      return [{ type: node.type, value: node.value }];
    case 'html':
      return readHtml(node.value, node, context);
    case 'link':
      return readLink(node, node.url, context);
    case 'linkReference':
      return readReference(node, context);
    case 'image':
    case 'imageReference':
      return readImage(node, context);
    case 'footnoteReference':
      return [{ type: 'footnoteReference', id: context.scope + node.identifier, position: placeOf(node, context) }];
    default:
      return [{ type: 'text', value: sourceOf(node, context) }];
  }
}

/** What R Markdown and Quarto would reckon out. */
function reportComputed(value: string, node: PhrasingContent, context: TextContext): void {
  if (/^(?:r|\{(?:r|python|julia)\})\s+\S/.test(value))
    context.problems.warning(
      'leftover',
      placeOf(node, context),
      `"${value.slice(0, 40)}" is printed as it stands: nothing is reckoned here`,
      'write the result',
    );
}

/** Where a line of Chinese or Japanese goes on in the next: its words have no spaces between them. */
const wide = '[\\p{sc=Han}\\p{sc=Hira}\\p{sc=Kana}\\u3001-\\u301f\\uff01-\\uff60]';
const wrappedHan = new RegExp(`(?<=${wide})[ \\t]*\\n[ \\t]*(?=${wide})`, 'gu');

function readDelete(node: Delete, before: PhrasingContent | undefined, context: TextContext): Inline[] {
  const children = readAll(node.children, context);
  const found = lowered(node, before, sourceOf(node, context));
  if (found === 'text') return [{ type: 'text', value: '~' }, ...children, { type: 'text', value: '~' }];
  return [found ?? { type: 'delete', children }];
}

/** `follows`: it goes on in what stands before it. */
function readText(node: Text, follows: boolean, context: TextContext): Inline[] {
  const written = sourceOf(node, context);
  const leftOut = findLeftovers(withoutMarks(written, context), (offset) => placeInside(node, written, offset, context), context.leftovers);
  const value = withoutLeftovers(node.value, leftOut);
  const text = value.replace(wrappedHan, '').replace(/(?<![ \t\n])[ \t\n]*\n[ \t]*/g, ' ');
  if (text.includes('@'))
    for (const { key, offset } of bareKeys(written)) context.bareKeys.push({ key, position: placeInside(node, written, offset, context) });
  return splitMarks(text, written, placeOf(node, context), context).flatMap((part, at): Inline[] => {
    if (typeof part !== 'string') return [part];
    return splitCitations(part).flatMap((piece, index): Inline[] => {
      if ('text' in piece) return readWords(piece.text, written, at === 0 && index === 0 && follows, node, context);
      for (const { key } of piece.items) context.cited.add(key);
      return [{ type: 'citation', items: piece.items, position: placeOfOffset(node, piece.items[0]?.key ?? '', piece.offset, context) }];
    });
  });
}

/** What is escaped in a text stays as it is: of several signs in it nothing tells which. */
function readWords(text: string, written: string, follows: boolean, node: Text, context: TextContext): Inline[] {
  const pieces = written.includes('\\^') ? [text] : splitRaised(text, follows);
  return pieces.flatMap((piece): Inline[] => {
    if (typeof piece !== 'string') return [piece];
    return written.includes('\\@') ? [{ type: 'text', value: piece }] : readReferences(piece, node, context);
  });
}

function readReferences(text: string, node: Text, context: TextContext): Inline[] {
  return splitReferences(text).map((piece) =>
    'text' in piece
      ? { type: 'text', value: piece.text }
      : { type: 'crossReference', id: piece.id, children: [], position: placeOfOffset(node, piece.id, 0, context) },
  );
}

/** A citation's own place: its key is looked up in the node's source, since escapes and wrapped lines move offsets. */
function placeOfOffset(node: Text, key: string, offset: number, context: TextContext): ReturnType<typeof placeOf> {
  const written = sourceOf(node, context);
  return placeInside(node, written, Math.max(0, written.indexOf(`@${key}`, Math.max(0, offset - 2))), context);
}

function placeInside(node: Text, written: string, offset: number, context: TextContext): ReturnType<typeof placeOf> {
  const start = node.position?.start;
  if (!start) return placeOf(node, context);
  const before = written.slice(0, offset).split('\n');
  const last = before.at(-1) ?? '';
  return context.locate(start.line + before.length - 1, (before.length === 1 ? start.column : 1) + last.length);
}

/** What is left of HTML is data: tags that HTML has not, or that have no end, show as text; comments are refused; both are said. */
export function readHtml(
  value: string,
  node: { position?: { start: { line: number; column: number } } | undefined },
  context: TextContext,
): Inline[] {
  if (value.startsWith('<!--')) {
    reportComment(value, placeOf(node, context), context.problems);
    return [];
  }
  context.problems.warning(
    'html',
    placeOf(node, context),
    `HTML shows as text: ${value.split('\n')[0]?.slice(0, 40) ?? ''}`,
    'write it in Markdown',
  );
  return [{ type: 'text', value: value.replace(/(?<!\s)\s*\n\s*/g, ' ') }];
}

function readLink(node: Link | LinkReference, url: string, context: TextContext): Inline[] {
  const children = readAll(node.children, context);
  const position = placeOf(node, context);
  if (url.startsWith('#')) return [{ type: 'crossReference', id: decodeId(url.slice(1)), children, position }];
  if (isAddress(url)) return [{ type: 'link', url, children }];
  const hint = /^[a-z][a-z0-9+.-]*:/i.test(url)
    ? 'link to https://, http://, mailto: or #id'
    : 'a file beside the article can be an appendix; a page needs its whole https:// address';
  context.problems.error('bad-link', position, `the link leads to "${url}"`, hint);
  return children;
}

/** What a link may lead to outside of the article. */
export const isAddress = (url: string): boolean => /^(https?:\/\/|mailto:)[^\s]+$/i.test(url);

function decodeId(id: string): string {
  try {
    return decodeURIComponent(id);
  } catch {
    return id;
  }
}

function readReference(node: LinkReference, context: TextContext): Inline[] {
  const definition = context.definitions.get(node.identifier);
  return definition ? readLink(node, definition.url, context) : readAll(node.children, context);
}

function readImage(node: Image | ImageReference, context: TextContext): Inline[] {
  const picture = usePicture(node, context);
  return picture ? [{ type: 'inlineImage', ...picture }] : [];
}

/** Notes that the article uses this picture; its bytes are read later. A picture without alt text is reported here. */
export function usePicture(
  node: Image | ImageReference,
  context: TextContext,
): { src: string; alt: string; position: ReturnType<typeof placeOf> } | undefined {
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
  const decoded = embedded ?? decodeId(src);
  context.pictures.set(decoded, [...(context.pictures.get(decoded) ?? []), position]);
  return { src: decoded, alt, position };
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

const sourceOf = (node: PhrasingContent, context: TextContext): string => writtenFor(node, context) ?? toString(node);

function merge(nodes: readonly Inline[]): Inline[] {
  const result: Inline[] = [];
  for (const node of nodes) {
    const last = result.at(-1);
    if (node.type === 'text' && last?.type === 'text') result[result.length - 1] = { type: 'text', value: last.value + node.value };
    else if (node.type !== 'text' || node.value !== '') result.push(node);
  }
  return result;
}
