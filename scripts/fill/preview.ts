/** The preview's page: deck, handout and briefing of one article side by side, and what is wrong. Its scripts fill in what changes. */
import type { Labels } from '../model/label-files.ts';
import { isRightToLeft } from '../model/words.ts';
import type { Fill } from './templates.ts';

/** An article that the preview may be turned to. */
export interface PreviewArticle {
  readonly slug: string;
  readonly title: string;
}

/** `shown`: none where no article was built yet. */
export function fillPreview(
  articles: readonly PreviewArticle[],
  shown: PreviewArticle | undefined,
  lang: string,
  labels: Labels,
  fill: Fill,
  fontCss: string,
): string {
  return fill('preview/page.html.hbs', {
    lang,
    direction: isRightToLeft(lang) ? 'rtl' : 'ltr',
    labels,
    fontCss,
    slug: shown?.slug ?? '',
    encodedSlug: encodeURIComponent(shown?.slug ?? ''),
    title: shown?.title ?? '',
    articles: articles.map(({ slug, title }) => ({ slug, title, isShown: slug === shown?.slug })),
    hasChoice: articles.length > 1,
  });
}
