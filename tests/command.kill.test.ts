/**
 * A build that is killed at any moment leaves each file old or new, and the next build makes the set whole.
 *
 * Why random moments and not chosen ones: the weak one is the one that nobody thought of. Both states of each file are known, so any
 * third state fails, whenever the kill came.
 */
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { setImmediate, setTimeout } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { ended, run, start } from './support/command.ts';
import { snapshot, workFolder, writeLecture } from './support/lecture.ts';

type Files = Awaited<ReturnType<typeof snapshot>>;

const slugs = ['one', 'two'];
const letters = ['old', 'new'] as const;

async function writeAll(cwd: string, text: string): Promise<void> {
  for (const slug of slugs) await writeLecture(path.join(cwd, 'content'), slug, { body: `The ${text} sentence.` });
}

/** What a whole build gives for one text, in the same place. */
async function wholeBuild(cwd: string, text: string): Promise<Files> {
  await writeAll(cwd, text);
  const { status, stderr } = await run(['build', '--no-cache'], { cwd });
  expect([status, stderr]).toEqual([0, expect.any(String)]);
  return snapshot(path.join(cwd, 'dist'));
}

/** Files that hold neither what they held before nor what they are to hold; temporary ones, by the dot, are looked at elsewhere. */
function torn(seen: Files, states: readonly Files[]): string[] {
  const visible = Object.entries(seen).filter(([name]) => !path.basename(name).startsWith('.'));
  return visible.filter(([name, { bytes }]) => !states.some((state) => state[name]?.bytes.equals(bytes))).map(([name]) => name);
}

const bytesOf = (files: Files): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(files).map(([name, { bytes }]) => [name, bytes.toString('base64')]));

it('leaves nothing torn, whenever it is killed, and the next build makes everything whole', async () => {
  const cwd = await workFolder();
  const states = [await wholeBuild(cwd, letters[0]), await wholeBuild(cwd, letters[1])] as const;
  let killed = 0;
  for (const [round, delay] of [60, 300, 450, 550, 650, 750, 900].entries()) {
    const target = round % 2;
    await writeAll(cwd, letters[target] ?? 'old');
    const child = start(['build', '--no-cache'], { cwd });
    const over = ended(child);
    await setTimeout(delay + Math.random() * 150);
    child.kill('SIGKILL');
    if ((await over) === null) killed++;
    expect(torn(await snapshot(path.join(cwd, 'dist')), states)).toEqual([]);
    if (round % 3 !== 2) continue;
    expect((await run(['build', '--no-cache'], { cwd })).status).toBe(0);
    expect(bytesOf(await snapshot(path.join(cwd, 'dist')))).toEqual(bytesOf(states[target] ?? states[0]));
  }
  expect(killed).toBeGreaterThan(2);
  await writeAll(cwd, 'old');
  expect((await run(['build', '--no-cache'], { cwd })).status).toBe(0);
  const whole = await snapshot(path.join(cwd, 'dist'));
  expect(Object.keys(whole).filter((name) => path.basename(name).startsWith('.'))).toEqual([]);
  expect(bytesOf(whole)).toEqual(bytesOf(states[0]));
}, 90_000);

/** Kills a build at the moment when it begins to put files in their places. False where that passed before it was seen, as it may on a busy machine. */
async function killWhileWriting(cwd: string): Promise<boolean> {
  const folder = path.join(cwd, 'dist', 'one');
  const child = start(['build', '--no-cache'], { cwd });
  const over = ended(child);
  while (child.exitCode === null && !readdirSync(folder).some((name) => name.startsWith('.'))) await setImmediate();
  child.kill('SIGKILL');
  return (await over) === null;
}

it.each([[['build', '--no-cache']], [['build', '--only', 'handout']]])(
  'killed while it writes, everything is made whole again by %j',
  async (args) => {
    const cwd = await workFolder();
    const old = await wholeBuild(cwd, 'old');
    const fresh = await wholeBuild(cwd, 'new');
    let isKilled = false;
    for (let attempt = 0; attempt < 6 && !isKilled; attempt += 1) {
      if (attempt > 0) await wholeBuild(cwd, 'new');
      await writeAll(cwd, 'old');
      isKilled = await killWhileWriting(cwd);
    }
    expect(isKilled).toBe(true);
    expect(torn(await snapshot(path.join(cwd, 'dist')), [old, fresh])).toEqual([]);
    expect((await run(args, { cwd })).status).toBe(0);
    const one = (files: Files) => bytesOf(Object.fromEntries(Object.entries(files).filter(([name]) => name.startsWith(`one${path.sep}`))));
    const whole = one(await snapshot(path.join(cwd, 'dist')));
    const mixed = Object.keys(whole).filter((name) => whole[name] !== one(old)[name]);
    if (args.length === 1) expect(mixed).toEqual([]);
    const others = Object.keys(whole).filter((name) => one(old)[name] !== one(fresh)[name] && !name.includes('handout'));
    expect([[], others]).toContainEqual(mixed);
    expect(Object.keys(whole).filter((name) => path.basename(name).startsWith('.'))).toEqual([]);
  },
  90_000,
);
