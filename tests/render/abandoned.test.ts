/** Profile folders of browsers whose process was killed go, and nothing else does. */
import { execFile, execFileSync, spawn, spawnSync } from 'node:child_process';
import { mkdir, readFile, readdir, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';
import { makeProfile, sweepProfiles } from '../../scripts/render/abandoned.ts';
import { workFolder } from '../support/lecture.ts';

const owner = (profile: string): string => path.join(profile, 'paparan-owner');
const gone = (): number => spawnSync(process.execPath, ['-e', '']).pid;

/** A profile as a process of that number would have left it. */
async function profileOf(folder: string, change: (mark: string) => string): Promise<string> {
  const profile = await makeProfile(folder);
  await writeFile(owner(profile), change(await readFile(owner(profile), 'utf8')));
  await mkdir(path.join(profile, 'Default'));
  await writeFile(path.join(profile, 'Default', 'Cookies'), 'x');
  return path.basename(profile);
}

it('goes where its process is gone; stays where it runs, is another machine’s, or says nothing', async () => {
  const folder = await workFolder();
  const dead = gone();
  const lost = await profileOf(folder, (mark) => mark.replace(/^\d+/, String(dead)));
  const kept = [
    await profileOf(folder, (mark) => mark),
    await profileOf(folder, (mark) => mark.replace(/^\d+/, '1')),
    await profileOf(folder, (mark) => mark.replace(/^\d+/, '0')),
    await profileOf(folder, (mark) => mark.replace(/^\d+/, `-${dead}`)),
    await profileOf(folder, (mark) => mark.replace(/^\d+ \S+/, `${dead} elsewhere`)),
    await profileOf(folder, () => ''),
  ];
  await mkdir(path.join(folder, 'paparan-browser-silent', 'Default'), { recursive: true });
  await mkdir(path.join(folder, 'paparan-browser-pipe'));
  execFileSync('mkfifo', [owner(path.join(folder, 'paparan-browser-pipe'))]);
  await mkdir(path.join(folder, 'other'));
  await writeFile(owner(path.join(folder, 'other')), await readFile(owner(path.join(folder, kept[0] ?? ''))));
  await sweepProfiles(folder);
  const left = await readdir(folder);
  expect(left).not.toContain(lost);
  expect(left.sort()).toEqual([...kept, 'paparan-browser-silent', 'paparan-browser-pipe', 'other'].sort());
});

it('follows no link, neither to a profile nor out of one', async () => {
  const [folder, elsewhere] = [await workFolder(), await workFolder()];
  const dead = gone();
  const inner = await profileOf(folder, (mark) => mark.replace(/^\d+/, String(dead)));
  const target = await profileOf(elsewhere, (mark) => mark.replace(/^\d+/, String(dead)));
  await symlink(path.join(elsewhere, target), path.join(folder, 'paparan-browser-link'));
  await symlink(elsewhere, path.join(folder, inner, 'out'));
  await sweepProfiles(folder);
  expect(await readdir(folder)).toEqual(['paparan-browser-link']);
  expect((await readdir(path.join(elsewhere, target))).sort()).toEqual(['Default', 'paparan-owner']);
});

it('of a killed build goes when the next browser starts', async () => {
  const scratch = await workFolder();
  const script = (then: string): readonly string[] => [
    '--import',
    'tsx',
    '--input-type=module',
    '-e',
    `
    const { findBrowser } = await import('./scripts/render/chromium.ts');
    const { startBrowser } = await import('./scripts/render/browser.ts');
    const browser = await startBrowser(await findBrowser(process.env), process.env);
    ${then}`,
  ];
  const env = { ...process.env, TMPDIR: scratch };
  const profiles = async (): Promise<readonly string[]> => (await readdir(scratch)).filter((name) => name.startsWith('paparan-browser-'));
  const killed = spawn(process.execPath, script("process.kill(process.pid, 'SIGKILL')"), { env, stdio: 'ignore' });
  await new Promise((resolve) => killed.once('exit', resolve));
  expect(await profiles()).toHaveLength(1);
  await promisify(execFile)(process.execPath, script('await new Promise((resolve) => setTimeout(resolve, 1500)); await browser.close()'), {
    env,
  });
  expect(await profiles()).toEqual([]);
}, 30_000);
