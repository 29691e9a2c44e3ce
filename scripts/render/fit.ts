/**
 * Shown slides → what of them fits, and what replanning needs to know of the others.
 *
 * Why in one evaluation: smaller settings are tried in the page itself, by classes, so that one round usually tells all there is to tell.
 * Rejected: `scrollHeight` of the slide alone (Marp's own check); what a flex box squeezes or a grid lets out, it does not see.
 */
import type { FitRequest, MeasuredSlide } from '../model/fit.ts';
import { faultSource } from './fit/faults.ts';
import { resolveSource } from './fit/resolve.ts';
import { unitsSource } from './fit/units.ts';
import type { ShownDocument } from './print.ts';

/** Measures the slides of a shown deck; `requests` in their order. Leaves the document as it was. */
export async function measureSlides(document: ShownDocument, requests: readonly FitRequest[]): Promise<readonly MeasuredSlide[]> {
  const functions = `const __name = (value) => value; ${faultSource}\n${unitsSource}\n${resolveSource}`;
  return (await document.measure(`() => { ${functions}\n return measureAll(${JSON.stringify(requests)}); }`)) as readonly MeasuredSlide[];
}
