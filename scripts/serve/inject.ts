/** A page of the output folder with the preview's scripts put in; the file stays as it is. */
import { createHash } from 'node:crypto';

/** Where the scripts are served: one for every page, and one that a deck has before Marp's own. */
const frameScript = '/_/frame.js';
const steadyScript = '/_/steady.js';

/** What tells one state of a file from another. */
export function versionOf(bytes: Buffer | string): string {
  return createHash('sha256').update(bytes).digest('hex').slice(0, 16);
}

/** The page's own policy, which allows no script, is replaced by the one of the answer's head. */
export function withScripts(
  html: Buffer,
  { slug, name, isDeck }: { readonly slug: string; readonly name: string; readonly isDeck: boolean },
): string {
  const version = versionOf(html);
  const script = `<script type="module" src="${frameScript}" data-version="${version}" data-slug="${encodeURIComponent(slug)}" data-name="${name}"></script>`;
  const text = html.toString('utf8').replace(/<meta http-equiv="Content-Security-Policy"[^>]*>/, '');
  const begun = isDeck
    ? text.replace(/<head[^>]*>/, (head) => `${head}<script src="${steadyScript}" data-version="${version}"></script>`)
    : text;
  const end = begun.lastIndexOf('</body>');
  return end < 0 ? begun + script : begun.slice(0, end) + script + begun.slice(end);
}
