/** Garbage of a build of many articles: gone after a few of them, whatever V8 would have done by itself. */
import { setImmediate as turn } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { createCollector } from '../scripts/memory.ts';

it('collects what articles left behind, every few of them', async () => {
  const collect = createCollector();
  const left = Array.from({ length: 3 }, () => new WeakRef({ words: 'of an article' }));
  const alive = (): number => left.filter((one) => one.deref() !== undefined).length;
  await turn();
  for (let article = 0; article < 4; article++) collect();
  await turn();
  expect(alive()).toBe(0);
});
