/** Which pages to print again, as sentences. */
import type { Changes, PageChanges } from '../model/changes.ts';
import { plainForm } from '../model/outputs.ts';
import { movedRuns } from '../model/moved-pages.ts';
import { pageRanges } from '../model/page-ranges.ts';

/** What to print again, by file. */
export function paperLines({ pages, newFiles, goneFiles }: Changes, booklets: readonly string[]): string[] {
  const changed = pages.filter(({ print, removed, moved }) => print.length + removed.length + moved.length > 0).map(({ file }) => file);
  const folded = booklets.filter((file) => changed.includes(plainForm(file) ?? file));
  return [
    ...pages.map(fileLine),
    ...newFiles.map((file) => `${file}: was not handed out then; print it whole`),
    ...goneFiles.map((file) => `${file}: is no longer made`),
    ...folded.map((file) => `${file}: print it whole; a sheet of it holds distant pages`),
    ...(pages.some(({ byWords }) => byWords)
      ? [
          'pages were compared by their words and places: the pictures then were drawn by another version; what only looks other is not found',
        ]
      : []),
  ];
}

function fileLine(pages: PageChanges): string {
  const { file, print, labels, removed, oldLabels, recounted } = pages;
  const sentences = [
    print.length === 0
      ? 'nothing to print again'
      : `print page${print.length > 1 ? 's' : ''} ${pageRanges(print, labels)}${sheets(print, labels)}`,
  ];
  if (removed.length > 0) sentences.push(`take out the old page${removed.length > 1 ? 's' : ''} ${pageRanges(removed, oldLabels)}`);
  sentences.push(...movedSentences(pages));
  if (recounted.length > 0)
    sentences.push(`on page${recounted.length > 1 ? 's' : ''} ${pageRanges(recounted, labels)} only the number of all pages is another`);
  return `${file}: ${sentences.join('; ')}`;
}

/** A print dialog counts from the file's first page. */
function sheets(pages: readonly number[], labels: readonly string[]): string {
  const isShifted = pages.some((page) => labels[page] !== String(page + 1));
  return isShifted ? ` (in the file: ${pageRanges(pages, [])})` : '';
}

/** "page numbers from 9 on moved by one"; runs that end earlier name both numbers. */
function movedSentences(changes: PageChanges): string[] {
  const { labels, oldLabels } = changes;
  return movedRuns(changes).map(({ pages, before, shift }) => {
    if (shift !== undefined) return `page numbers from ${labels[pages[0] ?? 0]} on moved by ${spelt(shift)}`;
    const [noun, verb] = pages.length > 1 ? ['pages', 'were'] : ['page', 'was'];
    return `${noun} ${pageRanges(pages, labels)} ${verb} ${pageRanges(before, oldLabels)}`;
  });
}

function spelt(by: number): string {
  const names = ['', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'];
  const name = names[Math.abs(by)] ?? String(Math.abs(by));
  return by < 0 ? `minus ${name}` : name;
}
