/**
 * The colours of a drawing, from its theme's: one accent, the rest neutrals between ink and ground.
 *
 * Why mixes and not a colour wheel: eight hues say nothing by themselves and vanish in black and white. Series are told apart by direct labels,
 * dashes, patterns and lightness; every colour stands at 3:1 or more against the ground, text at 4.5:1.
 */
import type { Theme } from '../model/brand.ts';
import { bestOn, contrast, mix } from '../model/colour.ts';
import { ownAccent, themeColours } from '../model/themes.ts';

/** All `#rrggbb`. `soft` is ink for what is said quietly, `line` for rules that only guide the eye. */
export interface Palette {
  readonly paper: string;
  readonly ink: string;
  readonly soft: string;
  readonly line: string;
  readonly accent: string;
  /** For areas and lines, in the order of the series, far apart in lightness; used again with another dash or pattern. */
  readonly series: readonly [string, string, string];
}

/** For a theme; `accent` is the brand's. */
export function paletteFor(theme: Theme, accent = ownAccent): Palette {
  const { ground: paper, ink, accentInk, least } = themeColours[theme];
  const own = mix(accent, accentInk.share, accentInk.other);
  const main = contrast(own, paper) >= 3 ? own : mixUntil(own, ink, paper, 3);
  return {
    paper,
    ink,
    soft: mixUntil(paper, ink, paper, Math.max(least, 5)),
    line: mix(ink, 0.2, paper),
    accent: main,
    series: [main, mixUntil(paper, ink, paper, 3.1), ink],
  };
}

/** What can be read on an area of `fill`. */
export function inkOn(fill: string, { paper, ink }: Palette): string {
  return bestOn(fill, [paper, ink]);
}

/** The first step from one colour to the other that stands out enough on the ground. */
function mixUntil(from: string, to: string, ground: string, least: number): string {
  const steps = Array.from({ length: 51 }, (_, index) => mix(to, index / 50, from));
  return steps.find((colour) => contrast(colour, ground) >= least) ?? to;
}
