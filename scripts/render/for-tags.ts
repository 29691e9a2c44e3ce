/**
 * What Chromium has no tag for in a PDF, written so that it has one when it is printed. Lists of terms have roles that it knows, of which `merge/tidy.ts`
 * makes lists whose items have their terms as labels (PDF 32000-1, 14.8.4.3.3); the text of a formula begins with a sign by which `merge/figures.ts` knows it
 * from a picture's; a footnote, its number and what refers to it (14.8.4.4.1), a list of contents (14.8.4.2) and words of another language are figures with
 * a sign instead of a text, since figures are the one tag that brings a text of ours along.
 *
 * Why only for print: in the HTML that is read as such the elements say it themselves, and may not have these roles.
 */
import { formulaSign, typeSigns } from '../model/tag-signs.ts';

const roles: Readonly<Record<string, string>> = { dl: 'list', dt: 'code', dd: 'listitem' };

/** The document, unchanged where it has nothing of the kind. Its head, which holds the fonts, is not looked through. */
export function forTags(html: string): string {
  const from = Math.max(0, html.indexOf('<body'));
  return html.slice(0, from) + bodyForTags(html.slice(from));
}

function bodyForTags(html: string): string {
  const termed = html.includes('</dl>') ? html.replace(/<(d[ltd])(?=[\s>])/g, (tag, name: string) => `${tag} role="${roles[name]}"`) : html;
  const listed = termed.replace(/(<nav class="contents[^"]*") aria-labelledby="_contents"/g, `$1${signed('TOC')}`);
  const spoken = withLanguages(listed);
  const noted = / class="(?:mark|note-number)"/.test(spoken) ? withNotes(spoken) : spoken;
  if (!noted.includes('<span class="formula')) return noted;
  return noted.replace(/<span class="formula[^>]*><svg aria-label="/g, (tag) => tag + formulaSign);
}

const signed = (type: keyof typeof typeSigns): string => ` role="figure" aria-label="${typeSigns[type]}"`;

/** Of words within a line Chromium forgets the language. */
const withLanguages = (html: string): string =>
  html.includes(' lang="') ? html.replace(/<(?:span|bdi)(?=[^>]* lang=")/g, (tag) => tag + signed('Span')) : html;

/** Marks that lead nowhere are what refers to their notes; of those that are links, what holds the link. */
function withNotes(html: string): string {
  return html
    .replace(/<label class="mark"/g, `<label${signed('Reference')} class="mark"`)
    .replace(/<a class="mark"[^>]*>[^<]*<\/a>/g, (link) => `<span${signed('Reference')}>${link}</span>`)
    .replace(/(<(?:span|aside) class="sidenote[^"]*") role="note"/g, `$1${signed('Note')}`)
    .replace(/<span class="note-number"/g, `<span${signed('Lbl')} class="note-number"`)
    .replace(/<li(?= id="[^"]*"><a class="note-number")/g, `<li${signed('Note')}`);
}
