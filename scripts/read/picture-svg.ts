/**
 * An SVG's size, and the same SVG without comments, metadata and what drawing programs keep in it for themselves: paths, layers, a whole document.
 *
 * Why by hand: an XML parser would write the drawing anew, and all that is asked is where tags begin and end. Bytes are read as Latin-1 and written so:
 * markup is ASCII in every encoding that comes into question, and what is kept stays as it was. Declarations of namespaces stay, too, for a name
 * without one breaks the picture.
 */
import type { Picture } from '../model/picture.ts';
import { isTag, piecesOf } from '../model/svg-pieces.ts';

/** A picture's bytes as they may be handed out. */
type Clean = (bytes: Uint8Array) => Uint8Array | undefined;

/** `undefined` for what is no SVG. `clean` is for the photos that are drawn in it. */
export function readSvg(bytes: Uint8Array, clean: Clean): Picture | undefined {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
  if (!/^(?:\u00ef\u00bb\u00bf)?[ \t\r\n]*<(?:\?xml|!DOCTYPE|!--|svg\b|svg:svg\b)/.test(text.slice(0, 1000))) return undefined;
  const root = rootOf(text);
  if (root === undefined) return undefined;
  const box = /\bviewBox\s*=\s*["']\s*[-\d.e]+[\s,]+[-\d.e]+[\s,]+([\d.e]+)[\s,]+([\d.e]+)/.exec(root);
  const number = (name: string): number => Number(new RegExp(`\\b${name}\\s*=\\s*["']\\s*([\\d.]+)(?:px)?\\s*["']`).exec(root)?.[1] ?? 0);
  return {
    mime: 'image/svg+xml',
    bytes: withoutPrivate(bytes, text, clean),
    width: Number(box?.[1] ?? 0) || number('width') || 300,
    height: Number(box?.[2] ?? 0) || number('height') || 150,
  };
}

/** The first tag, if it is `<svg …>`. */
function rootOf(text: string): string | undefined {
  for (const piece of piecesOf(text)) if (isTag(piece)) return /^<(?:\w+:)?svg[\s/>]/.test(piece) ? piece : undefined;
  return undefined;
}

const marks = /<!--|<metadata\b|xmlns:|<\?(?!xml\b)|\scontent=|data:image/;

function withoutPrivate(bytes: Uint8Array, text: string, clean: Clean): Uint8Array {
  if (!marks.test(text)) return bytes;
  const foreign = foreignPrefixes(text);
  let kept = '';
  let depth = 0;
  for (const piece of piecesOf(text)) {
    const isDropped = depth > 0 || isPrivate(piece, foreign);
    if (isDropped && isTag(piece)) depth = Math.max(0, depth + (piece.startsWith('</') ? -1 : piece.endsWith('/>') ? 0 : 1));
    if (!isDropped) kept += isTag(piece) ? withCleanPhoto(withoutForeign(piece, foreign), clean) : withoutComments(piece);
  }
  return kept === text ? bytes : Buffer.from(kept, 'latin1');
}

/** What browsers draw. Adobe's programs name these by entities (`&ns_svg;`), with the usual prefixes. */
const drawn = /^http:\/\/www\.w3\.org\/(?:2000\/svg|1999\/xlink|1999\/xhtml|1998\/Math\/MathML|XML\/1998\/namespace)$/;
const usual = ['svg', 'xlink', 'xml', 'xmlns'];

function foreignPrefixes(text: string): ReadonlySet<string> {
  const declared = [...text.matchAll(/\sxmlns:([\w.-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g)];
  const known = declared.filter(([, , one, other]) => drawn.test(one ?? other ?? '')).map(([, prefix = '']) => prefix);
  const foreign = new Set(declared.map(([, prefix = '']) => prefix));
  for (const prefix of [...usual, ...known]) foreign.delete(prefix);
  return foreign;
}

function isPrivate(piece: string, foreign: ReadonlySet<string>): boolean {
  if (piece.startsWith('<!--')) return true;
  if (piece.startsWith('<?')) return !piece.startsWith('<?xml');
  const [, prefix = '', name = ''] = /^<(?:([\w.-]+):)?([\w.-]+)/.exec(piece) ?? [];
  return foreign.has(prefix) || name === 'metadata';
}

/** `content` of the root is where diagrams.net keeps the drawing's source. */
function withoutForeign(tag: string, foreign: ReadonlySet<string>): string {
  if (!tag.includes(':') && !tag.includes('content')) return tag;
  return tag.replace(/[ \t\r\n]+(?:([^ \t\r\n=/>"']+)[ \t\r\n]*=[ \t\r\n]*(?:"[^"]*"|'[^']*'))?/g, (all, name: string = '') => {
    const prefix = /^[^:]*(?=:)/.exec(name)?.[0] ?? '';
    return foreign.has(prefix) || (name === 'content' && tag.startsWith('<svg')) ? '' : all;
  });
}

function withCleanPhoto(tag: string, clean: Clean): string {
  if (!tag.includes('data:image/')) return tag;
  return tag.replace(/(href[ \t\r\n]*=[ \t\r\n]*["']data:image\/[\w.+-]+;base64,)([^"']*)/g, (all, head: string, photo: string) => {
    const bytes = clean(Buffer.from(photo, 'base64'));
    return bytes === undefined ? all : head + Buffer.from(bytes).toString('base64');
  });
}

/** Of a DOCTYPE; text and CDATA have none. One that is not closed stays. */
function withoutComments(piece: string): string {
  if (!piece.startsWith('<!DOCTYPE')) return piece;
  let kept = '';
  let from = 0;
  for (let at = piece.indexOf('<!--'); at !== -1; at = piece.indexOf('<!--', from)) {
    const end = piece.indexOf('-->', at + '<!--'.length);
    if (end === -1) break;
    kept += piece.slice(from, at);
    from = end + '-->'.length;
  }
  return kept + piece.slice(from);
}
