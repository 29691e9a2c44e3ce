/**
 * Which entries of a bibliography an article lists.
 *
 * A small file beside the article is its literature, and all of it is listed. A library that its author keeps for many articles is known by what it holds
 * beside what is cited: of that only the cited is listed, as pandoc and LaTeX do it. `nocite` names what is listed besides, `@*` all.
 */
import type { Reference } from '../model/reference.ts';

/** More than these uncited entries make a library, if they are also more than the cited. */
const mostUncited = 12;

/** `cited`: the keys that the text cites. `nocite`: as the front matter has it, "@key, @other" or "@*". */
export function listedReferences(references: readonly Reference[], cited: ReadonlySet<string>, nocite = ''): readonly Reference[] {
  const wanted = new Set([...nocite.matchAll(/@([^\s,;]+)/g)].map(([, key = '']) => key));
  const listed = references.filter(({ id }) => cited.has(id) || wanted.has(id));
  const uncited = references.length - listed.length;
  const isLibrary = listed.length > 0 && uncited > mostUncited && uncited > listed.length;
  return isLibrary && !wanted.has('*') ? listed : references;
}
