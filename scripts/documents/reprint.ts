/** reprint.pdf: of each document the pages that must be printed again, in one file, each under the number that it bears. */
import { merge, type Part } from '../merge/merge.ts';
import type { PageChanges } from '../model/changes.ts';
import type { Labels } from '../model/label-files.ts';
import type { Bookmark, Metadata } from '../model/pdf.ts';
import { pageRanges } from '../model/page-ranges.ts';
import { phrase } from '../model/words.ts';
import type { MadeFile } from './workshop.ts';

/** Nothing where no page is to be printed. */
export async function makeReprint(
  pages: readonly PageChanges[],
  files: Readonly<Record<string, Uint8Array>>,
  metadata: Metadata,
  labels: Labels,
): Promise<MadeFile | undefined> {
  const parts: Part[] = [];
  const bookmarks: Bookmark[] = [];
  let count = 0;
  for (const { file, print, labels: names } of pages) {
    const bytes = files[file];
    if (!bytes || print.length === 0) continue;
    const children = print.map((page, index) => ({
      title: phrase(labels, 'changesPage', { pages: pageRanges([page], names) }),
      page: count + index,
      children: [],
    }));
    bookmarks.push({ title: file, page: count, children });
    parts.push({ bytes, pages: print, kind: 'finished', pageNames: print.map((page) => names[page] ?? '') });
    count += print.length;
  }
  return count === 0 ? undefined : { name: 'reprint.pdf', bytes: await merge(parts, { bookmarks, metadata }), pages: count };
}
