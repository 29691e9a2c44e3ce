/**
 * The HTML that comes along with a text from a web page, a notebook or an editor: its tags, and what each is here.
 *
 * Tags are read and never passed on: what they say that Markdown says, too, is read as that. Rejected: a parser of whole documents, as pieces of HTML with
 * Markdown between them are none.
 */

export interface Tag {
  /** As it was written: "Tabs" is a component and no element. */
  readonly name: string;
  readonly isClosing: boolean;
  readonly attributes: Readonly<Record<string, string>>;
  readonly written: string;
}

/** Text, a comment (with its signs) or a tag, in their order; a sign that begins none is text. */
export type HtmlPiece = { readonly text: string } | { readonly comment: string } | { readonly tag: Tag };

const piece = /<!--(?:-?>|[^]*?-->)|<(\/?)(\p{L}[\p{L}\p{N}:.-]*)((?:"[^"]*"|'[^']*'|[^'"<>])*)>/gu;

export function htmlPieces(html: string): readonly HtmlPiece[] {
  const pieces: HtmlPiece[] = [];
  let from = 0;
  for (const match of html.matchAll(piece)) {
    const [written, slash, name, inside = ''] = match;
    if (match.index > from) pieces.push({ text: html.slice(from, match.index) });
    if (name === undefined) pieces.push({ comment: written });
    else pieces.push({ tag: { name, isClosing: slash === '/', attributes: attributesIn(inside), written } });
    from = match.index + written.length;
  }
  if (from < html.length) pieces.push({ text: html.slice(from) });
  return pieces;
}

/** Names in small letters. */
function attributesIn(inside: string): Readonly<Record<string, string>> {
  const found = inside.matchAll(/([^\s"'=/]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'=<>`]+)))?/g);
  return Object.fromEntries(
    [...found].map(([, name = '', ...values]) => [name.toLowerCase(), values.find((one) => one !== undefined) ?? '']),
  );
}

const words = (list: string): ReadonlySet<string> => new Set(list.split(' '));

/** They only say how something looks, or what it is for: what they hold stays. */
const wrappers = words(
  'span font small big abbr acronym bdi bdo center label time data tt dfn nobr ins u ruby rb p div section article header footer main nav figure address fieldset form hgroup search details picture colgroup col tbody thead tfoot',
);

/** What they hold is no text, or not of this page. */
const withoutText = words(
  'script style template noscript iframe video audio object embed svg canvas map head title select button textarea',
);

/** All that the reading of HTML knows. */
const others = words(
  'b strong i em cite var q s del strike code kbd samp sup sub a img br wbr hr mark rt rp h1 h2 h3 h4 h5 h6 ul ol li dl dt dd blockquote aside table tr td th caption figcaption summary pre html body meta link source track input param area base',
);

export const isWrapper = (name: string): boolean => wrappers.has(name.toLowerCase());
export const holdsNoText = (name: string): boolean => withoutText.has(name.toLowerCase());

/** A component of another tool (`<v-click>`, `<Tabs>`), which HTML has not. */
export const isComponent = (name: string): boolean => /^\p{Lu}|-|:/u.test(name) && !isElement(name);

export const isElement = (name: string): boolean => {
  const small = name.toLowerCase();
  return wrappers.has(small) || withoutText.has(small) || others.has(small);
};
