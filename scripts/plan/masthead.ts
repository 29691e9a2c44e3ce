/**
 * What every output says of its article, ready to show.
 *
 * Why a masthead beside the article: outputs must not each format a date, and a plan's reader should not need the whole article.
 */
import type { Article } from '../model/article.ts';
import type { Labels } from '../model/label-files.ts';
import type { Masthead } from '../model/masthead.ts';
import { longDate } from '../model/words.ts';

/** The article's title page as text in its own language. */
export function planMasthead(article: Article, labels: Labels): Masthead {
  const { slug, title, lang, direction, authors, keywords, theme, brand, paper, pictures, deck } = article;
  return {
    slug,
    title,
    lang,
    direction,
    authors,
    keywords,
    theme,
    brand,
    paper,
    pictures,
    labels,
    ...(deck.size === undefined ? {} : { size: deck.size }),
    ...(deck.reveal === undefined ? {} : { reveal: deck.reveal }),
    ...(article.subtitle === undefined ? {} : { subtitle: article.subtitle }),
    ...(article.date === undefined ? {} : { date: longDate(lang, labels, article.date) }),
    ...(article.event === undefined ? {} : { event: article.event }),
    ...(article.venue === undefined ? {} : { venue: article.venue }),
    ...(article.url === undefined ? {} : { url: article.url }),
    ...(article.marking === undefined ? {} : { marking: article.marking }),
    ...(article.duration === undefined ? {} : { duration: article.duration }),
  };
}
