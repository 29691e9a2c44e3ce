/**
 * Links of a part of the text, which lead to what that part does not hold, as plain words.
 *
 * Why behind the markup and not in it: only when all of a document is written is it known which ids it has.
 */
import { trustedHtml, type Html } from './html-markup.ts';

/** `<a href="#x">` becomes a `<span>` where nothing in `html` has the id `x`. Links to other documents stay. */
export function withoutDeadLinks(html: Html): Html {
  const ids = new Set([...html.matchAll(/\sid="([^"]*)"/g)].map(([, id]) => id));
  return trustedHtml(
    html.replace(/<a\s([^>]*?)href="#([^"]*)"([^>]*)>([^]*?)<\/a>/g, (link, before: string, id: string, after: string, words: string) =>
      ids.has(id) ? link : `<span ${before}${after}>${words}</span>`,
    ),
  );
}
