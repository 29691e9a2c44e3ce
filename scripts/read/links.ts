/** A link: to an address, to a place of the article, or, wrongly, to anything else. */
import type { Link, LinkReference } from 'mdast';
import type { Inline } from '../model/inline.ts';
import { placeOf, type TextContext } from './context.ts';

/** `children` is what it shows; of a link that leads nowhere they are all that is left. */
export function readLink(node: Link | LinkReference, url: string, children: Inline[], context: TextContext): Inline[] {
  const position = placeOf(node, context);
  if (url.startsWith('#')) return [{ type: 'crossReference', id: decoded(url.slice(1)), children, position }];
  if (isAddress(url)) return [{ type: 'link', url, children }];
  const hint = /^[a-z][a-z0-9+.-]*:/i.test(url)
    ? 'link to https://, http://, mailto: or #id'
    : 'a file beside the article can be an appendix; a page needs its whole https:// address';
  context.problems.error('bad-link', position, `the link leads to "${url}"`, hint);
  return children;
}

/** What a link may lead to outside of the article. */
export const isAddress = (url: string): boolean => /^(https?:\/\/|mailto:)[^\s]+$/i.test(url);

/** An address without its escapes: "%20" is a space. What is no such escape stays as it is. */
export function decoded(address: string): string {
  try {
    return decodeURIComponent(address);
  } catch {
    return address;
  }
}
