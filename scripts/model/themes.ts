/**
 * What contrast depends on in each theme: its grounds, its ink, and how it makes text out of the brand's accent.
 *
 * The style sheets in `templates/deck/themes/` say the same to the browser; a test reads them and holds the two together.
 * Rejected: reading the style sheets at run time; the check must work before any template is loaded.
 */
import type { Theme } from './brand.ts';
import { bestOn, contrast, mix, nearestPassing } from './colour.ts';

/** `share` of the accent with the rest of `other` is the accent as text (`--accent-ink`), or as an area (`--accent`). */
interface Recipe {
  readonly share: number;
  readonly other: string;
}

/** All colours are `#rrggbb`, or a recipe that makes one of the brand's accent. */
export interface ThemeColours {
  readonly ground: string;
  readonly ink: string;
  /** The ground of questions and key areas: this much accent on the ground, or a colour of its own. */
  readonly tint: Recipe | string;
  readonly accent: Recipe;
  readonly accentInk: Recipe;
  /** The least contrast of text (WCAG 2.2: 4.5 for AA, 7 for AAA). */
  readonly least: number;
}

const white = '#ffffff';
const plain: Recipe = { share: 1, other: white };

/** By theme; `accentInk` on `ground` and on `tint` is what the warning `low-contrast` measures. */
export const themeColours: Readonly<Record<Theme, ThemeColours>> = {
  light: { ground: white, ink: '#16202a', tint: { share: 0.07, other: white }, accent: plain, accentInk: plain, least: 4.5 },
  dark: { ground: '#11171d', ink: '#eef2f5', tint: '#19222b', accent: plain, accentInk: { share: 0.38, other: white }, least: 4.5 },
  contrast: {
    ground: white,
    ink: '#000000',
    tint: white,
    accent: { share: 0.62, other: '#000000' },
    accentInk: { share: 0.62, other: '#000000' },
    least: 7,
  },
  warm: {
    ground: '#fbf5e9',
    ink: '#2b2118',
    tint: { share: 0.05, other: '#f3ead8' },
    accent: { share: 0.9, other: '#2b2118' },
    accentInk: { share: 0.9, other: '#2b2118' },
    least: 4.5,
  },
};

/** The accent where an article names none. */
export const ownAccent = '#0b6e4f';

const applied = (accent: string, { share, other }: Recipe): string => mix(accent, share, other);

/** White or the theme's darkest: what stands on an area of the accent. */
export function inkOnAccent(theme: Theme, accent: string): string {
  const { accent: recipe, ink, ground } = themeColours[theme];
  const dark = bestOn(white, [ink, ground]);
  return bestOn(applied(accent, recipe), [white, dark]);
}

/** How the accent fares as text, where it fares worst. `least` is what the theme asks for. */
export function accentContrast(theme: Theme, accent: string): { readonly ratio: number; readonly least: number } {
  const { ground, tint, accentInk, least } = themeColours[theme];
  const ink = applied(accent, accentInk);
  const grounds = [ground, typeof tint === 'string' ? tint : applied(accent, tint)];
  return { ratio: Math.min(...grounds.map((one) => contrast(ink, one))), least };
}

/** The accent nearest to the given one, lighter or darker, that can be read in this theme. */
export function nearestAccent(theme: Theme, accent: string): string | undefined {
  return nearestPassing(accent, (candidate) => {
    const { ratio, least } = accentContrast(theme, candidate);
    return ratio >= least;
  });
}
