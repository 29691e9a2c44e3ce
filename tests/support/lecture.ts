/** Small articles on disk, for what a command does with files: quick to build, and as broken as a test wants them. */
import { mkdir, mkdtemp, readFile, readdir, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { inject } from 'vitest';

/** A folder of the test's own. */
export function workFolder(): Promise<string> {
  return mkdtemp(path.join(inject('scratch'), 'work-'));
}

export async function writeLecture(
  folder: string,
  slug: string,
  { title = slug, body = 'One sentence.', front = '' } = {},
): Promise<string> {
  const file = path.join(folder, slug, 'article.md');
  await mkdir(path.dirname(file), { recursive: true });
  await writeFile(file, `---\ntitle: ${title}\n${front}---\n\n${body}\n`);
  return file;
}

/** An article that cannot be built. */
export function writeBroken(folder: string, slug: string): Promise<string> {
  return writeLecture(folder, slug, { front: 'titel: A\n' });
}

/** All files below a folder, with what they hold and when they were last written. */
export async function snapshot(folder: string): Promise<Readonly<Record<string, { readonly bytes: Buffer; readonly time: number }>>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  const files = entries.filter((entry) => entry.isFile()).map((entry) => path.join(entry.parentPath, entry.name));
  const read = files
    .sort()
    .map(async (file) => [path.relative(folder, file), { bytes: await readFile(file), time: (await stat(file)).mtimeMs }] as const);
  return Object.fromEntries(await Promise.all(read));
}
