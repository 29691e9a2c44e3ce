/** A preview of many articles whose browser dies, or that its user ends, while all of them are being built again. */
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { LiveState } from '../../scripts/commands/live-state.ts';
import { ended } from '../support/command.ts';
import { workFolder, writeLecture } from '../support/lecture.ts';
import { childrenOf, killBrowsers, startLive, type RunningCommand } from '../support/live.ts';

const slugs = Array.from({ length: 10 }, (_, number) => `a${number}`);

/** Long enough that a rebuild of all is not over when it is disturbed. */
const body = (words: string): string =>
  Array.from({ length: 6 }, (_, n) => `## Reason ${n}\n\nWhoever signs is **${words}**. ${'It is said at length. '.repeat(60)}`).join(
    '\n\n',
  );

let cwd: string;
let running: RunningCommand;

const saveAll = (words: string): Promise<unknown> =>
  Promise.all(slugs.map((slug) => writeLecture(path.join(cwd, 'content'), slug, { body: body(words) })));

async function stateOf(): Promise<Pick<LiveState, 'isBuilding' | 'problems'>> {
  const answer = await fetch(new URL('/state', running.addresses[0]));
  return (await answer.json()) as LiveState;
}

async function settled(most: number): Promise<void> {
  for (let waited = 0; waited < most; waited += 100) {
    await pause(100);
    if (!(await stateOf()).isBuilding) return;
  }
  throw new Error(`it is still building after ${most} ms`);
}

/** Saves all, and comes back when the rebuild of them has been under way for so many ms. */
async function saveAndWait(words: string, time: number): Promise<void> {
  await saveAll(words);
  for (let waited = 0; waited < 10_000 && !(await stateOf()).isBuilding; waited += 20) await pause(20);
  await pause(time);
}

async function startAll(): Promise<void> {
  cwd = await workFolder();
  await saveAll('one');
  running = await startLive(['preview', '--port', '0', '--cache', path.join(cwd, 'cache')], cwd);
  await settled(60_000);
}

beforeEach(startAll, 120_000);
afterEach(() => running.child.kill('SIGKILL'));

it('builds all of them when its browser was killed meanwhile, whatever it was doing', async () => {
  for (const time of [1300, 700, 1000]) {
    await saveAndWait(`killed after ${time}`, time);
    expect(killBrowsers(running.child)).toBeGreaterThan(0);
    await settled(30_000);
    expect((await stateOf()).problems).toEqual([]);
    for (const slug of slugs) expect(await readFile(path.join(cwd, 'dist', slug, 'deck.md'), 'utf8')).toContain(`killed after ${time}`);
  }
}, 180_000);

it.each(['its first browser', 'another browser'])(
  'ends at once when it is told to, with %s, and opens none',
  async (which) => {
    if (which === 'another browser') {
      killBrowsers(running.child);
      await saveAndWait('killed', 0);
      await settled(30_000);
    }
    await saveAndWait('ended', 700);
    expect((await stateOf()).isBuilding).toBe(true);
    const browsers = childrenOf(running.child);
    const from = performance.now();
    const over = ended(running.child);
    running.child.kill('SIGINT');
    const later = new Set<number>();
    while (running.child.exitCode === null && running.child.signalCode === null && performance.now() - from < 20_000) {
      for (const one of childrenOf(running.child)) later.add(one);
      await pause(10);
    }
    expect(await over).toBe(0);
    expect([...later].filter((one) => !browsers.includes(one))).toEqual([]);
    console.info(`ended after ${Math.round(performance.now() - from)} ms`);
  },
  60_000,
);
