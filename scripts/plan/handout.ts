/** The handout: the text, with its contents if the article wants them. Guided and slide layouts are issue-sized and stand apart. */
import type { Article } from '../model/article.ts';
import type { Handout, Masthead, PaperText } from '../model/document.ts';

/** What `handout.html` and `handout.pdf` hold. */
export function planHandout(article: Article, masthead: Masthead, text: PaperText): Handout {
  return { masthead, text, contents: article.handout.contents && text.sections.length > 1 };
}
