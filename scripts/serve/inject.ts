/** A page of the output folder with the preview's script put in; the file stays as it is. */
import { createHash } from 'node:crypto';

/** Where the script is served. */
export const frameScript = '/_/frame.js';

/** What tells one state of a file from another. */
export function versionOf(bytes: Buffer | string): string {
  return createHash('sha256').update(bytes).digest('hex').slice(0, 16);
}

/** The page's own policy, which allows no script, is replaced by the one of the answer's head. */
export function withScript(html: Buffer, data: { readonly slug: string; readonly name: string }): string {
  const script = `<script type="module" src="${frameScript}" data-version="${versionOf(html)}" data-slug="${encodeURIComponent(data.slug)}" data-name="${data.name}"></script>`;
  const text = html.toString('utf8').replace(/<meta http-equiv="Content-Security-Policy"[^>]*>/, '');
  const end = text.lastIndexOf('</body>');
  return end < 0 ? text + script : text.slice(0, end) + script + text.slice(end);
}
