/**
 * Whether the brand's colour can be read in the article's theme, and the nearest one that can.
 *
 * Only text is checked: what stands on an area of the accent takes white or dark ink by itself, whichever can be read.
 */
import type { Article } from '../model/article.ts';
import type { Diagnostic } from '../model/diagnostic.ts';
import { accentContrast, nearestAccent } from '../model/themes.ts';

/** A warning `low-contrast` where the accent fails as text on the theme's grounds, or on paper, which is always light. */
export function findLowContrast({ brand, theme, places, file, briefing }: Article): readonly Diagnostic[] {
  const { accent } = brand;
  if (accent === undefined) return [];
  const position = places?.['brand.accent'] ?? { file, line: 1, column: 1 };
  const themes = [...new Set([theme, ...(briefing.slides ? (['light'] as const) : [])])];
  return themes.flatMap((one): readonly Diagnostic[] => {
    const { ratio, least } = accentContrast(one, accent);
    if (ratio >= least) return [];
    const near = nearestAccent(one, accent);
    const message = `"${accent}" has a contrast of ${floor(ratio)} to 1 as text in the theme "${one}"; ${least} is needed`;
    return [
      { ruleId: 'low-contrast', severity: 'warning', message, position, hints: near ? [`the nearest that can be read is "${near}"`] : [] },
    ];
  });
}

/** Never "4.5" for what is less. */
const floor = (ratio: number): string => (Math.floor(ratio * 100) / 100).toFixed(2).replace(/\.?0+$/, '');
