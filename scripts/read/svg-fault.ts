/**
 * Why a browser would show nothing of an SVG: it reads it as XML, which forgives no slip, and says nothing.
 *
 * Only what is wrong in any case is found: what is declared anywhere counts, and with a DOCTYPE every entity may be. Rejected: an XML parser for it; where
 * tags begin and end is known already.
 */
import { isTag, piecesOf } from '../model/svg-pieces.ts';

interface Declared {
  /** Of namespaces; '' for names without one. */
  readonly prefixes: ReadonlySet<string>;
  readonly anyEntity: boolean;
}

/** What is wrong first, in a few words; nothing in a sound SVG. */
export function svgFault(svg: string): string | undefined {
  const prefixes = [...svg.matchAll(/\sxmlns(?::([^\s=]+))?\s*=/g)].map(([, prefix = '']) => prefix);
  const declared = { prefixes: new Set(['xml', 'xmlns', ...prefixes]), anyEntity: svg.includes('<!DOCTYPE') };
  const open: string[] = [];
  let isBegun = false;
  for (const piece of piecesOf(svg)) {
    if (isBegun && open.length === 0 && isContent(piece)) return `"${shown(piece.trim())}" stands behind the drawing`;
    const fault = isTag(piece) ? tagFault(piece, open, declared) : textFault(piece, declared);
    if (fault !== undefined) return fault;
    isBegun ||= isTag(piece);
  }
  return open.length > 0 ? `<${open.at(-1)}> is not closed` : undefined;
}

/** Comments, instructions and spaces may stand outside of the root. */
const isContent = (piece: string): boolean => isTag(piece) || (!piece.startsWith('<') && piece.trim() !== '');

const shown = (text: string): string => (text.length > 40 ? `${text.slice(0, 40)}…` : text).replace(/\s+/g, ' ');

const closing = /^<\/([^\s/>]+)\s*>$/;
const opening = /^<([^\s=/>"'<]+)((?:\s+[^\s=/>"'<]+\s*=\s*(?:"[^"<]*"|'[^'<]*'))*)\s*\/?>$/;
const attributes = /\s([^\s=/>"'<]+)\s*=\s*(?:"[^"]*"|'[^']*')/g;

/** Opens and closes what the tag does. */
function tagFault(tag: string, open: string[], declared: Declared): string | undefined {
  const [, closed] = closing.exec(tag) ?? [];
  if (closed !== undefined) return closingFault(closed, open.pop());
  const [, name, rest = ''] = opening.exec(tag) ?? [];
  if (name === undefined) return `"${shown(tag)}" is no tag: an attribute has a value in quotes, and "<" is written &lt;`;
  if (!tag.endsWith('/>')) open.push(name);
  const names = [...rest.matchAll(attributes)].map(([, attribute = '']) => attribute);
  return twiceFault(name, names) ?? prefixFault([name, ...names.filter((one) => one.includes(':'))], declared) ?? textFault(rest, declared);
}

function closingFault(closed: string, last: string | undefined): string | undefined {
  if (closed === last) return undefined;
  return last === undefined ? `</${closed}> closes nothing` : `<${last}> is not closed before </${closed}>`;
}

function twiceFault(tag: string, names: readonly string[]): string | undefined {
  const seen = new Set<string>();
  const twice = names.find((name) => seen.size === seen.add(name).size);
  return twice === undefined ? undefined : `<${tag}> has "${twice}" twice`;
}

/** A root without its namespace is no drawing to a browser, and a prefix that is not declared no name. */
function prefixFault(names: readonly string[], { prefixes }: Declared): string | undefined {
  const unknown = names.map((name) => (name.includes(':') ? name.slice(0, name.indexOf(':')) : '')).find((prefix) => !prefixes.has(prefix));
  if (unknown === '') return '<svg> lacks xmlns="http://www.w3.org/2000/svg"';
  return unknown === undefined ? undefined : `<svg> lacks xmlns:${unknown}="…"`;
}

/** Those that XML knows by itself. */
const entity = /^&(?:lt|gt|amp|quot|apos|#\d+|#x[0-9a-f]+);/i;

/** In CDATA and comments `&` is a sign like others. */
function textFault(text: string, { anyEntity }: Declared): string | undefined {
  if (text.startsWith('<')) return undefined;
  for (let at = text.indexOf('&'); at !== -1; at = text.indexOf('&', at + 1)) {
    const [found = ''] = /^&[^\s&;<>"']+;/.exec(text.slice(at, at + 100)) ?? [];
    if (found === '') return '"&" stands alone; it is written &amp;';
    if (!anyEntity && !entity.test(found)) return `only HTML knows "${found}"; write the sign itself`;
  }
  return undefined;
}
