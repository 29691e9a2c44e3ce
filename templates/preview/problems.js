/** Whose problems stand first, and whose are this article's: with others beside it an author looks for those of the one that is shown. */

/** What belongs to no article, as a course does, is everybody's. */
const isOwn = (slug, found) => found.slug === undefined || found.slug === slug;

/** This article's before others', errors before warnings, each as they come in their files. */
export function inOrder(found, slug) {
  const rank = (one) => (isOwn(slug, one) ? 0 : 2) + (one.severity === 'error' ? 0 : 1);
  return found.toSorted((a, b) => rank(a) - rank(b));
}

/** `slug`: empty where no article is shown. */
export function hasErrors({ problems, found }, slug) {
  return problems.length > 0 || found.some((one) => one.severity === 'error' && (slug === '' || isOwn(slug, one)));
}
