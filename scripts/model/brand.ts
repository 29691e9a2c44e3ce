/** What an article says of its slides' looks: a theme, and what of a house's own stands in place of the theme's. */

/** The slides' colours; the name is the style sheet's file name. Paper is always light. */
export const themes = ['light', 'dark', 'contrast', 'warm'] as const;
export type Theme = (typeof themes)[number];

/** The front matter's `brand`; where a key is missing the theme's own stays. */
export interface Brand {
  /** A key of `Article.pictures`. */
  readonly logo?: string;
  readonly logoAlt?: string;
  /** `#rrggbb`. */
  readonly accent?: string;
  /** Families of the slides' headings and text: installed `@fontsource` packages. */
  readonly fonts?: { readonly heading?: string | undefined; readonly body?: string | undefined };
}
