/**
 * How much smaller a print is than its document. Chromium shrinks all pages of a print until what reaches farthest beyond their width fits, without a word: the
 * author sees a handout in small type, and nothing that says why.
 *
 * Read from the contents: what is laid out in CSS px stands in them under a scale of 300/96 (Skia draws in 1/300 inch), and under less where it was shrunk.
 */
import { PDFRawStream } from 'pdf-lib';
import { listOf, name } from './objects.ts';
import type { Page, Source } from './source.ts';
import { unpack } from './unpack.ts';

const whole = 3.125;
const scaled = /(?<=^|\n)(\d*\.?\d+) 0 0 \1 \S+ \S+ cm\n/g;

/** 1 where nothing was shrunk, or nothing tells. Looked for on the first page that shows text. */
export function printScale({ context, pages }: Source): number {
  for (const page of pages) {
    const contents = contentsOf(context, page);
    if (!contents.includes('BT\n')) continue;
    if (contents.includes(`${whole} 0 0 ${whole} `)) return 1;
    return Math.min(1, mostFrequent([...contents.matchAll(scaled)].map(([, scale]) => Number(scale))) / whole);
  }
  return 1;
}

function contentsOf(context: Source['context'], { dict }: Page): string {
  return listOf(context, dict.get(name('Contents')))
    .map((item) => {
      const stream = context.lookup(item);
      const bytes = stream instanceof PDFRawStream ? unpack(context, stream)?.bytes : undefined;
      return bytes ? Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1') : '';
    })
    .join('\n');
}

/** A picture has a scale of its own, text that of its page. */
function mostFrequent(scales: readonly number[]): number {
  const counts = new Map<number, number>();
  for (const scale of scales) counts.set(scale, (counts.get(scale) ?? 0) + 1);
  return [...counts].sort(([, a], [, b]) => b - a)[0]?.[0] ?? whole;
}
