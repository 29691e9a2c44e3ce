/**
 * What Chromium has no tag for in a PDF, written so that it has one when it is printed. Lists of terms have roles that it knows, of which `merge/tidy.ts`
 * makes lists whose items have their terms as labels (PDF 32000-1, 14.8.4.3.3); the text of a formula begins with a sign by which `merge/figures.ts` knows it
 * from a picture's.
 *
 * Why only for print: in the HTML that is read as such the elements say it themselves, and may not have these roles.
 */
import { formulaSign } from '../model/formula-sign.ts';

const roles: Readonly<Record<string, string>> = { dl: 'list', dt: 'code', dd: 'listitem' };

/** The document, unchanged where it has nothing of the kind. */
export function forTags(html: string): string {
  const termed = html.includes('</dl>') ? html.replace(/<(d[ltd])(?=[\s>])/g, (tag, name: string) => `${tag} role="${roles[name]}"`) : html;
  if (!termed.includes('<span class="formula')) return termed;
  return termed.replace(/<span class="formula[^>]*><svg aria-label="/g, (tag) => tag + formulaSign);
}
