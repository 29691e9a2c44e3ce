/**
 * Formulas on paper and screen, each in a box that knows how wide it is.
 *
 * Why classes by width: a wide formula gets the margin too, and scrolls by itself on a narrow screen, instead of being shrunk to the column of text.
 */
import type { HtmlContext } from './html-context.ts';
import { attribute, escapeHtml, markup, trustedHtml, type Html } from './html-markup.ts';
import { formulaKey, widthInEx, type Formula } from './math.ts';

/** Wider than a phone, and wider than the column of text, in ex. */
const widths = { long: 36, wide: 66 } as const;

/** The formula, or its TeX where none was set. A long one can be reached by keyboard, so that it can be scrolled. */
export function formulaHtml(formula: Formula, context: HtmlContext): Html {
  const width = formulaWidth(formula, context);
  const size = width > widths.wide ? ' long wide' : width > widths.long ? ' long' : '';
  const focus = attribute('tabindex', size === '' ? undefined : 0);
  return markup`<span class="formula${trustedHtml(size)}"${focus}>${context.prepared.math[formulaKey(formula)] ?? escapeHtml(formula.tex)}</span>`;
}

/** Whether it needs the margin's room. */
export function isWideFormula(formula: Formula, context: HtmlContext): boolean {
  return formulaWidth(formula, context) > widths.wide;
}

/** In ex, which is about a letter. */
export function formulaWidth(formula: Formula, { prepared }: HtmlContext): number {
  return widthInEx(prepared.math[formulaKey(formula)] ?? '');
}
