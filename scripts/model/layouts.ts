/** The handout's layouts: their names, which of them show slides, how many a page, and the files that they become. */

/** What a handout can look like; each makes `handout-<layout>.pdf`. `slides-3` has three slides a page. */
export const handoutLayouts = [
  'text',
  'slides-1',
  'slides-2',
  'slides-3',
  'slides-4',
  'slides-6',
  'slides-9',
  'notes',
  'guided',
  'guided-key',
] as const;
export type HandoutLayout = (typeof handoutLayouts)[number];

/** Slides a page of `slides-<n>`. */
export function slidesPerPage(layout: `slides-${string}` & HandoutLayout): number {
  return Number(layout.slice('slides-'.length));
}

/** Whether the layout needs the deck's slides, rendered and fitted. */
export function showsSlides(layout: HandoutLayout): boolean {
  return layout === 'notes' || layout.startsWith('slides-');
}

/**
 * The handout's PDFs, each with its layout: the first layout is `handout.pdf`, and each is `handout-<layout>.pdf` as well unless the reading text
 * alone is asked for.
 */
export function handoutFiles(layouts: readonly HandoutLayout[]): readonly { readonly name: string; readonly layout: HandoutLayout }[] {
  const [first = 'text', ...others] = layouts;
  const named = first === 'text' && others.length === 0 ? [] : [first, ...others];
  return [{ name: 'handout.pdf', layout: first }, ...named.map((layout) => ({ name: `handout-${layout}.pdf`, layout }))];
}

/** Those of them that are the speaker's own: no reader is given them. */
export const speakersFiles: readonly string[] = ['handout-notes.pdf', 'handout-guided-key.pdf'];

/** The layout that a file of `handoutFiles` holds, by its name. */
export function layoutOf(name: string): string | undefined {
  return /^handout-(.+)\.pdf$/.exec(name)?.[1];
}
