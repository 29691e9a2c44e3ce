/**
 * The profile folder of each browser, and those that builds left which were killed: nobody else would ever remove them.
 *
 * A folder says whose it is: the process, and the machine with the process numbers that it counts in, for machines and containers may share a folder for
 * temporary files. Only what is the user's own, says so, and has no process any more goes. Rejected: by age; a preview may run for weeks.
 */
import { lstat, mkdtemp, readFile, readdir, readlink, rm, rmdir, unlink, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import path from 'node:path';
import { isRunning } from '../model/process.ts';

const prefix = 'paparan-browser-';
const mark = 'paparan-owner';
/** Folders that one sweep removes: a build has other things to do. */
const mostRemoved = 8;

/** A new profile folder of this process in `folder`. */
export async function makeProfile(folder: string): Promise<string> {
  const profile = await mkdtemp(path.join(folder, prefix));
  await writeFile(path.join(profile, mark), `${process.pid} ${await numbering()}`);
  return profile;
}

/** Removes what is abandoned in `folder`. Never rejects; nobody need wait for it. */
export async function sweepProfiles(folder: string): Promise<void> {
  const names = (await readdir(folder).catch(() => [])).filter((name) => name.startsWith(prefix));
  const here = await numbering();
  let removed = 0;
  for (const name of names) {
    if (removed >= mostRemoved) return;
    const profile = path.join(folder, name);
    if (!(await isAbandoned(profile, here).catch(() => false))) continue;
    removed += 1;
    await removeProfile(profile).catch(() => undefined);
  }
}

/** What a process number counts in. */
async function numbering(): Promise<string> {
  return `${hostname()} ${await readlink('/proc/self/ns/pid').catch(() => '')}`;
}

async function isAbandoned(profile: string, here: string): Promise<boolean> {
  const [found, owner] = await Promise.all([lstat(profile), lstat(path.join(profile, mark))]);
  if (!found.isDirectory() || !owner.isFile() || found.uid !== (process.getuid?.() ?? found.uid)) return false;
  const [, pid, where] = /^(\d+) ([^]*)$/.exec(await readFile(path.join(profile, mark), 'utf8')) ?? [];
  return where === here && Number(pid) > 1 && !isRunning(Number(pid));
}

/** The mark last: what is stopped midway is found again. `rm` follows no link. */
async function removeProfile(profile: string): Promise<void> {
  for (const name of await readdir(profile)) if (name !== mark) await rm(path.join(profile, name), { recursive: true, force: true });
  await unlink(path.join(profile, mark));
  await rmdir(profile);
}
