/**
 * Marks on disk: `marks/<name>.json` in the article's folder, so that they travel with the article.
 *
 * Why a counter and not the clock: two marks of one day keep their order, on every machine that clones them.
 */
import { lstat, readFile, readdir, realpath, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { makeFolder } from '../make-folder.ts';
import { Failure } from '../model/failure.ts';
import type { Mark } from '../model/record.ts';
import { parseMark, writeMark } from '../read/mark.ts';

const folderName = 'marks';

/** A file of an article's `marks/`, read or not. */
export interface FoundMark {
  readonly name: string;
  /** As shown to the user. */
  readonly file: string;
  readonly read: { readonly mark: Mark } | { readonly problem: string };
}

/** A name that is a file's name on every system and no path. Throws a `Failure` that says what is wrong with it, and what may be in one. */
export function checkName(name: string): string {
  const plain = name.normalize('NFC');
  const wrong = wrongWith(plain);
  if (wrong === undefined) return plain;
  throw new Failure(2, `"${name}" cannot name a mark: ${wrong}; use letters, digits, spaces, "-", "_" and "."`);
}

function wrongWith(name: string): string | undefined {
  const foreign = /[^\p{L}\p{M}\p{N}._ -]/u.exec(name)?.[0];
  if (name === '') return 'it is empty';
  if (foreign !== undefined) return `${signName(foreign)} cannot stand in a file's name everywhere`;
  if (!/^[\p{L}\p{N}]/u.test(name)) return 'it begins with neither a letter nor a digit';
  if (/[. ]$/.test(name)) return 'it ends with a dot or a space';
  if (/^(con|prn|aux|nul|com\d|lpt\d)$/i.test(name)) return 'Windows keeps that name for a device';
  if ([...name].length > mostLetters) return `it is longer than ${mostLetters} letters`;
  return Buffer.byteLength(name) > mostBytes ? `it is longer than ${mostBytes} bytes` : undefined;
}

/** What is not seen is told by its number. */
const signName = (sign: string): string =>
  /[\p{Z}\p{C}]/u.test(sign) ? `the sign U+${(sign.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}` : `"${sign}"`;

const mostLetters = 80;
/** Of a name: with all that is added to it while it is written, no system's limit of 255 is reached. */
const mostBytes = 200;

/** An article's marks in the order in which they were made; those that cannot be read come last. */
export async function findMarks(folder: string): Promise<readonly FoundMark[]> {
  const target = path.join(folder, folderName);
  const names = (await readdir(target).catch(() => [] as string[])).filter((name) => name.endsWith('.json') && !name.startsWith('.'));
  const found = await Promise.all(names.sort().map((name) => readOne(folder, target, name)));
  return found.sort((a, b) => orderOf(a) - orderOf(b) || dayOf(a).localeCompare(dayOf(b)));
}

const orderOf = ({ read }: FoundMark): number => ('mark' in read ? read.mark.order : Number.MAX_SAFE_INTEGER);

/** Marks of two branches in git may have one number: the later day is the last. */
const dayOf = ({ read }: FoundMark): string => ('mark' in read ? read.mark.date : '');

async function readOne(folder: string, target: string, file: string): Promise<FoundMark> {
  const name = file.slice(0, -'.json'.length).normalize('NFC');
  const shown = `${folderName}/${file}`;
  const place = await realpath(path.join(target, file)).catch(() => undefined);
  if (place === undefined || !place.startsWith((await realpath(folder)) + path.sep))
    return { name, file: shown, read: { problem: 'it is a link that leads out of the article’s folder' } };
  const found = await lstat(place);
  if (!found.isFile()) return { name, file: shown, read: { problem: 'it is no plain file' } };
  if (found.size > largest) return { name, file: shown, read: { problem: 'it is larger than 50 MB' } };
  return { name, file: shown, read: parseMark(await readFile(place, 'utf8').catch(() => '')) };
}

/** The mark called `since`, else the last one; or why there is none. An unreadable one may be the last: it is not passed over in silence. */
export function chooseMark(marks: readonly FoundMark[], since: string | undefined): { readonly mark: Mark } | { readonly problem: string } {
  const wanted = since?.normalize('NFC').toLowerCase();
  const chosen = wanted === undefined ? marks.at(-1) : marks.find(({ name }) => name.toLowerCase() === wanted);
  const names = marks.map(({ name }) => name).join(', ');
  const others = names === '' ? '' : `; there ${marks.length > 1 ? 'are' : 'is'} ${names}`;
  if (!chosen) return { problem: since === undefined ? 'nothing is marked as handed out' : `nothing is marked as "${since}"${others}` };
  if ('mark' in chosen.read) return chosen.read;
  return { problem: `${chosen.file} cannot be read: ${chosen.read.problem}; restore it, or delete it and name another with --since` };
}

const largest = 50_000_000;

/** Writes the mark beside the article's source. */
export async function keepMark(folder: string, mark: Mark): Promise<string> {
  const target = path.join(folder, folderName);
  await makeFolder(target).catch((cause: unknown) => {
    throw new Failure(3, `${target} cannot be made`, { cause });
  });
  const [root, real] = await Promise.all([realpath(folder), realpath(target)]);
  if (real !== path.join(root, folderName)) throw new Failure(3, `${target} is a link that leads elsewhere; take it away`);
  const file = path.join(real, `${mark.name}.json`);
  const draft = path.join(real, `.${mark.name}.${process.pid}.new`);
  try {
    await writeFile(draft, writeMark(mark));
    await rename(draft, file);
  } catch (cause) {
    await rm(draft, { force: true });
    throw new Failure(3, `${file} cannot be written`, { cause });
  }
  return file;
}
