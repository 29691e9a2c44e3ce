/** Garbage of a build of many articles: gone after a few of them, whatever V8 would have done by itself. */
import { mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { constants, PerformanceObserver, type PerformanceEntry } from 'node:perf_hooks';
import { setImmediate as turn } from 'node:timers/promises';
import { getHeapStatistics } from 'node:v8';
import { expect, inject, it } from 'vitest';
import { createBuild } from '../scripts/build.ts';
import { createCollector } from '../scripts/memory.ts';
import { createTextMemory } from '../scripts/read/known.ts';
import { parseMarkdown } from '../scripts/read/markdown.ts';

it('collects what articles left behind, every few of them', async () => {
  const collect = createCollector();
  const left = Array.from({ length: 3 }, () => new WeakRef({ words: 'of an article' }));
  const alive = (): number => left.filter((one) => one.deref() !== undefined).length;
  await turn();
  for (let article = 0; article < 4; article++) collect();
  await turn();
  expect(alive()).toBe(0);
});

it('holds of every state that a preview parsed only the sections that were other, not the whole text', async () => {
  const { markdown } = createTextMemory().known;
  const long = `## Long\n\n\`\`\`\n${`${'code '.repeat(2000)}\n`.repeat(100)}\`\`\`\n\n`;
  const save = (word: number): void => void parseMarkdown(`${long}## Edited\n\nThe word is *${word}* now.\n`, markdown);
  const collect = createCollector();
  const held = async (): Promise<number> => {
    await turn();
    for (let article = 0; article < 4; article++) collect();
    return getHeapStatistics().used_heap_size;
  };
  save(0);
  const before = await held();
  for (let word = 1; word <= 40; word++) save(word);
  expect(((await held()) - before) / long.length).toBeLessThan(10);
});

it('collects over the rebuilds of one build: a preview makes one article a save', async () => {
  const cwd = await mkdtemp(path.join(inject('scratch'), 'memory-'));
  await mkdir(path.join(cwd, 'one'));
  await writeFile(path.join(cwd, 'one', 'article.md'), '---\ntitle: One\nlang: en\n---\n\nA paragraph.\n');
  let forced = 0;
  const isForced = (entry: PerformanceEntry): boolean =>
    ((entry as PerformanceEntry & { readonly detail: { readonly flags: number } }).detail.flags &
      constants.NODE_PERFORMANCE_GC_FLAGS_FORCED) >
    0;
  const watching = new PerformanceObserver((list) => void (forced += list.getEntries().filter(isForced).length));
  watching.observe({ entryTypes: ['gc'] });
  const build = createBuild({ root: process.cwd(), env: process.env, date: new Date(0), isLasting: true });
  try {
    for (let save = 0; save < 8; save++) await build.rebuild({ paths: ['one'], cwd, documentsOf: async () => [] });
    await turn();
    await turn();
  } finally {
    await build.dispose();
    watching.disconnect();
  }
  expect(forced).toBe(2);
});
