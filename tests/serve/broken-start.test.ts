/** A preview that is started when its article is broken already: the files of the last build are shown, where there are any. */
import { rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { run } from '../support/command.ts';
import { workFolder, writeLecture } from '../support/lecture.ts';
import { frameOf, openViewer, startLive, until, type Viewer } from '../support/live.ts';

let viewer: Viewer;
beforeAll(async () => {
  viewer = await openViewer();
}, 60_000);
afterAll(() => viewer?.close());

const body = 'Whoever signs is bound.\n\n## Section\n\nText.';

async function started(prepare: (cwd: string) => Promise<unknown>, job: (address: string) => Promise<void>): Promise<void> {
  const cwd = await workFolder();
  await writeLecture(cwd, 'content/one', { body });
  await prepare(cwd);
  await writeLecture(cwd, 'content/one', { body, front: 'titel: A\n' });
  const running = await startLive(['preview', '--port', '0'], cwd);
  try {
    await job(running.addresses[0] ?? '');
  } finally {
    await running.stop();
  }
}

async function stateOf(
  address: string,
): Promise<{ readonly said: string; readonly page: Awaited<ReturnType<Viewer['browser']['newPage']>> }> {
  const page = await viewer.browser.newPage();
  await page.goto(address);
  await until(page, "document.body.dataset.state === 'broken'");
  return { page, said: String(await page.evaluate("document.querySelector('#state').textContent")) };
}

it('shows them beside what is wrong', async () => {
  await started(
    async (cwd) => expect((await run(['build'], { cwd })).status).toBe(0),
    async (address) => {
      const { page, said } = await stateOf(address);
      expect(said).toContain('last good files');
      const deck = await frameOf(page, 'deck.html');
      await until(deck, "document.body.textContent.includes('Whoever signs is bound')");
      expect(await page.evaluate("document.querySelector('#problems').textContent")).toContain('titel');
    },
  );
}, 120_000);

it('says that there are none, where none was made or one of them is not what was made', async () => {
  for (const prepare of [
    async () => undefined,
    async (cwd: string) => {
      await run(['build'], { cwd });
      await writeFile(path.join(cwd, 'dist', 'one', 'handout.html'), 'another');
    },
    async (cwd: string) => {
      await run(['build'], { cwd });
      await rm(path.join(cwd, 'dist', 'one', 'briefing.pdf'));
    },
  ])
    await started(prepare, async (address) => expect((await stateOf(address)).said).toContain('nothing has been made'));
}, 180_000);
