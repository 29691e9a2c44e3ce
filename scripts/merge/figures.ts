/**
 * Figures as readers of tags need them: each `Figure` with its alternative text (PDF/UA-1, 7.3).
 *
 * Chromium tags a `<figure>` and the picture in it both as `Figure`, and only the inner one has a text; the outer becomes a `Div` that holds picture and
 * caption. A formula is a `Formula` (14.8.4.5). One that Marp set as a drawing has no text: it gets its TeX, which the caller knows, in order. What is no
 * figure but says by a sign what it is (`render/for-tags.ts`) becomes that.
 */
import type { PDFContext, PDFDict, PDFName } from 'pdf-lib';
import { formulaSign, typeSigns } from '../model/tag-signs.ts';
import { name, textOf, textString } from './objects.ts';
import type { Source } from './source.ts';
import { elementsBelow } from './structure.ts';
import { treeOf } from './tags.ts';

/** Edits a source's elements in place. `formulas`: the TeX of formulas without a text, in reading order; other numbers of them are left alone. */
export function nameFigures(source: Source, formulas: readonly string[]): void {
  const { context } = source;
  const root = treeOf(source);
  const elements = root ? elementsBelow(context, root) : [];
  const unnamed: PDFDict[] = [];
  for (const element of elements) {
    if (!isFigure(context, element)) continue;
    const said = textOf(context, element.get(name('Alt')));
    const type = said === undefined ? undefined : types.get(said);
    if (said === undefined) unnamed.push(element);
    else if (type) rename(element, type);
    else if (said.startsWith(formulaSign)) nameFormula(element, said.slice(formulaSign.length));
  }
  const [frames, drawings] = [unnamed.filter(holdsFigure), unnamed.filter((element) => !holdsFigure(element))];
  for (const frame of frames) frame.set(name('S'), name('Div'));
  if (drawings.length !== formulas.length) return;
  drawings.forEach((drawing, index) => nameFormula(drawing, formulas[index] ?? ''));

  function holdsFigure(element: PDFDict): boolean {
    return elementsBelow(context, element).some((below) => isFigure(context, below));
  }
}

const types = new Map(Object.entries(typeSigns).map(([type, sign]) => [sign as string, name(type)]));

function rename(element: PDFDict, type: PDFName): void {
  element.set(name('S'), type);
  element.delete(name('Alt'));
}

function nameFormula(element: PDFDict, text: string): void {
  element.set(name('S'), name('Formula'));
  element.set(name('Alt'), textString(text));
}

const isFigure = (context: PDFContext, element: PDFDict): boolean => textOf(context, element.get(name('S'))) === 'Figure';
