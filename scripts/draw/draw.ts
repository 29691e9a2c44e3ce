/**
 * The draw stage's door: charts and diagrams to pictures, and what is wrong with diagrams.
 *
 * It is imported on demand and bundled apart, with the libraries behind it: an article without drawings pays nothing for them.
 */
import type { Theme } from '../model/brand.ts';
import type { SlideSize } from '../model/options.ts';
import type { Picture } from '../model/picture.ts';
import type { Drawn } from '../model/drawn.ts';
import { drawChart } from './chart.ts';
import { drawDiagram } from './diagram.ts';
import { paletteFor } from './palette.ts';

export { findDiagramProblems } from './check.ts';

/** A picture for the theme; `accent` is the brand's, `lang` decides how numbers look, `slideSize` how a diagram's words are set. */
export function draw(block: Drawn, theme: Theme, accent: string | undefined, lang: string, slideSize?: SlideSize): Picture {
  const palette = paletteFor(theme, accent);
  return block.type === 'chart' ? drawChart(block, palette, lang) : drawDiagram(block, palette, slideSize);
}
