/**
 * A request's path → a file of the output folder, or nothing.
 *
 * Why by hand and not by `URL`: that resolves `..` and `%2e%2e` before anyone can refuse them. Links are followed only as far as an article's folder
 * reaches: others beside it may not be shown.
 */
import { lstat, open, realpath } from 'node:fs/promises';
import path from 'node:path';

/** The path's decoded segments; undefined where one of them is none that a file of ours can have. */
export function segmentsOf(url: string): readonly string[] | undefined {
  const given = (url.split(/[?#]/)[0] ?? '').slice(1);
  if (given === '') return [];
  try {
    const segments = given.split('/').map(decodeURIComponent);
    return segments.every(isName) ? segments : undefined;
  } catch {
    return undefined;
  }
}

/** No hidden file, no way up, no drive, no stream, no control character. */
function isName(segment: string): boolean {
  return segment !== '' && !segment.startsWith('.') && !/[/\\:\p{Cc}]/u.test(segment);
}

/** The bytes of `<root>/<folder>/<name>`, if that is a file in the folder, and the folder itself is no link to another. */
export async function readInside(root: string, folder: string, name: string): Promise<Buffer | undefined> {
  const place = path.join(root, folder);
  if ((await lstat(place).catch(() => undefined))?.isDirectory() !== true) return undefined;
  const [own, file] = await Promise.all([real(place), real(path.join(place, name))]);
  if (own === undefined || file === undefined || !file.startsWith(own + path.sep)) return undefined;
  const handle = await open(file).catch(() => undefined);
  try {
    return (await handle?.stat())?.isFile() ? await handle?.readFile() : undefined;
  } finally {
    await handle?.close();
  }
}

const real = (file: string): Promise<string | undefined> => realpath(file).catch(() => undefined);
