/**
 * Unpacks the Chromium inside `@sparticuz/chromium`, once on a machine; loaded only for that.
 *
 * It appears by one rename, so it is there wholly or not at all, and two processes may unpack at once: the slower one finds the other's folder and
 * drops its own. Its font comes along as well: with none on the machine Chromium reports embedded fonts as broken and prints before they are there.
 * Its NSS, NSPR and expat (al2023) always come along: they start where Debian has none, and do no harm where it has.
 */
import { execFile } from 'node:child_process';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, mkdtemp, readdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { promisify } from 'node:util';
import { createBrotliDecompress } from 'node:zlib';
import { extract } from 'tar-fs';
import type { BrowserChoice } from './browser-choice.ts';
import { record, release, unpackedAt, type EmbeddedPlace } from './embedded.ts';

/** Unpacks the browser and shows that it runs. Rejects when it cannot be written or does not run on this machine. */
export async function unpackEmbedded(place: EmbeddedPlace): Promise<BrowserChoice> {
  await mkdir(dirname(place.folder), { recursive: true, mode: 0o700 });
  const draft = await mkdtemp(`${place.folder}.`);
  try {
    await removeAbandoned(place, draft);
    await Promise.all([unpackBinary(place, draft), unpackTar(place, 'al2023.tar.br', draft), unpackTar(place, 'fonts.tar.br', draft)]);
    await writeRecord(draft);
    await putInPlace(place, draft);
  } finally {
    await rm(draft, { recursive: true, force: true });
  }
  const choice = await unpackedAt(place);
  if (!choice) throw new Error('what was unpacked is not whole');
  return choice;
}

async function unpackBinary(place: EmbeddedPlace, draft: string): Promise<void> {
  const packed = createReadStream(join(place.source, 'chromium.br'), { highWaterMark: 2 ** 22 });
  const unpacked = createWriteStream(join(draft, 'chromium'), { mode: 0o700, highWaterMark: 2 ** 22 });
  await pipeline(packed, createBrotliDecompress({ chunkSize: 2 ** 21 }), unpacked);
}

async function unpackTar(place: EmbeddedPlace, name: string, draft: string): Promise<void> {
  await pipeline(createReadStream(join(place.source, name)), createBrotliDecompress(), extract(draft));
}

async function writeRecord(draft: string): Promise<void> {
  const binary = join(draft, 'chromium');
  const env = { LD_LIBRARY_PATH: join(draft, 'lib') };
  const { stdout } = await promisify(execFile)(binary, ['--version'], { env, timeout: 20_000 });
  const version = /\d+(\.\d+)+/.exec(stdout)?.[0] ?? release;
  await writeFile(join(draft, record), JSON.stringify({ size: (await stat(binary)).size, version }));
}

async function putInPlace(place: EmbeddedPlace, draft: string): Promise<void> {
  try {
    await rename(draft, place.folder);
  } catch (error) {
    if (await unpackedAt(place)) return;
    const broken = await mkdtemp(`${place.folder}.`);
    await rename(place.folder, broken).catch(() => undefined);
    await rm(broken, { recursive: true, force: true });
    await rename(draft, place.folder).catch(() => Promise.reject(error));
  }
}

/** Drops what a killed process left behind: a draft an hour older than ours (by the disk's own clock). */
async function removeAbandoned(place: EmbeddedPlace, draft: string): Promise<void> {
  const parent = dirname(place.folder);
  const born = (await stat(draft)).mtimeMs;
  for (const name of await readdir(parent)) {
    if (!name.startsWith(`${basename(place.folder)}.`)) continue;
    const old = await stat(join(parent, name)).catch(() => undefined);
    if (old && born - old.mtimeMs > 3_600_000) await rm(join(parent, name), { recursive: true, force: true });
  }
}
