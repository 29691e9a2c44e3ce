/** Garbage of a build of many articles: gone after a few of them, whatever V8 would have done by itself. */
import { setImmediate as turn } from 'node:timers/promises';
import { getHeapStatistics } from 'node:v8';
import { expect, it } from 'vitest';
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
