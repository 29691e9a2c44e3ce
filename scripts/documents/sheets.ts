/** Slides on sheets of paper, printed: only the sheets that no earlier print has. */
import type { Sheets } from '../fill/slides-on-paper.ts';
import type { Collation } from '../merge/collate.ts';
import { noShelf } from '../model/shelf.ts';
import type { Browser } from '../render/browser.ts';
import { print } from '../render/print.ts';
import { printLeaves } from './leaves.ts';

/** Its pages are kept one by one, so the print as a whole is not. */
export function printSheets(browser: Browser, { html, leaves }: Sheets): Promise<Collation> {
  const look = [browser.state, html(new Set())];
  const anew = { ...browser, shelf: noShelf };
  return printLeaves({ shelf: browser.shelf, look, leaves, print: (only) => print(anew, html(only), { outline: false }) });
}
