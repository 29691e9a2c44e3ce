/**
 * Page labels (PDF 32000-1, 12.4.2): what a viewer shows as a page's number. Front matter counts i, ii, iii, the text 1, 2, 3 on
 * through all parts that count so; `none` leaves a page without a number; a page of an earlier print has the name that it bears.
 */
import { PDFHexString } from 'pdf-lib';
import type { PDFContext, PDFDict } from 'pdf-lib';
import { dictFrom, name } from './objects.ts';
import { writeNumberTree } from './trees.ts';
import type { Entry } from './trees.ts';

/** How one page counts. */
export type Label = 'roman' | 'decimal' | 'none' | { readonly name: string };

const styles = { roman: 'r', decimal: 'D' } as const;

/** `labels` holds one for each page. */
export function pageLabels(context: PDFContext, labels: readonly Label[]): PDFDict {
  const counted = { roman: 0, decimal: 0, none: 0 };
  const entries: Entry<number>[] = [];
  labels.forEach((label, page) => {
    if (typeof label === 'object') return void entries.push([page, dictFrom(context, { P: PDFHexString.fromText(label.name) })]);
    counted[label]++;
    if (label === labels[page - 1]) return;
    entries.push([page, dictFrom(context, label === 'none' ? {} : { S: name(styles[label]), St: context.obj(counted[label]) })]);
  });
  return writeNumberTree(context, entries);
}
