/**
 * Lists of terms as they are printed. Chromium gives `dl`, `dt` and `dd` no tag in a PDF, but a role has one: `merge/tidy.ts` makes of these a list whose
 * items have their terms as labels (PDF 32000-1, 14.8.4.3.3).
 *
 * Why only for print: in the HTML that is read as such the elements say it themselves, and may not have these roles.
 */

const roles: Readonly<Record<string, string>> = { dl: 'list', dt: 'code', dd: 'listitem' };

/** The document, unchanged where it has none. */
export function withTermRoles(html: string): string {
  if (!html.includes('</dl>')) return html;
  return html.replace(/<(d[ltd])(?=[\s>])/g, (tag, name: string) => `${tag} role="${roles[name]}"`);
}
