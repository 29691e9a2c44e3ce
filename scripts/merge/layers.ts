/**
 * Layers of the sources (optional content, PDF 32000-1, 8.11): without their list in the catalog a viewer shows all, so a hidden layer
 * of an appendix would appear. Only which are hidden is kept, and how they are listed; nothing switches itself by zoom or print.
 */
import { PDFRef, PDFString } from 'pdf-lib';
import type { PDFContext, PDFDict, PDFObject } from 'pdf-lib';
import type { Copier } from './copy.ts';
import { arrayFrom, dictFrom, dictOf, itemsOf, name } from './objects.ts';
import type { Source } from './source.ts';

/** What the list in the merged file's catalog will hold (8.11.4): all groups, those that are off, and how a viewer lists them. */
export interface Layers {
  readonly all: PDFObject[];
  readonly hidden: PDFObject[];
  readonly order: PDFObject[];
}

/** No layers; a file that gets none has no list. */
export const startLayers = (): Layers => ({ all: [], hidden: [], order: [] });

/** Adds the layers of one source, as copies. */
export function joinLayers(layers: Layers, { context, catalog }: Source, copier: Copier): void {
  const properties = dictOf(context, catalog.get(name('OCProperties')));
  const usual = dictOf(context, properties?.get(name('D')));
  const list = (dict: PDFDict | undefined, key: string): readonly PDFObject[] => itemsOf(context, dict?.get(name(key)));
  const all = list(properties, 'OCGs').filter((item) => item instanceof PDFRef);
  const shown = new Set(list(usual, 'ON'));
  const isHidden = usual?.get(name('BaseState')) === name('OFF');
  const hidden = isHidden ? all.filter((item) => !shown.has(item)) : list(usual, 'OFF');
  layers.all.push(...all.map(copier.copy));
  layers.hidden.push(...hidden.map(copier.copy));
  layers.order.push(...list(usual, 'Order').map(copier.copy));
}

/** Undefined where no source has layers. */
export function writeLayers(context: PDFContext, { all, hidden, order }: Layers): PDFDict | undefined {
  if (all.length === 0) return undefined;
  const usual = dictFrom(context, { Name: PDFString.of('Layers'), OFF: arrayFrom(context, hidden), Order: arrayFrom(context, order) });
  return dictFrom(context, { OCGs: arrayFrom(context, all), D: usual });
}
