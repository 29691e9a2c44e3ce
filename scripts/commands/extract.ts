/** `paparan extract`: the source that a briefing carries, written into a new folder from which the briefing can be made again. */
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Attachment } from '../merge/attach.ts';
import { detachSource, type Detached, type DetachProblem } from '../merge/detach.ts';
import { Failure } from '../model/failure.ts';
import { portabilityProblem } from '../model/portable.ts';
import { counted } from '../report.ts';
import { writeNew } from '../write-new.ts';
import type { CliContext } from './context.ts';

/** `out`: a folder that is made where it is missing. */
export interface ExtractFlags {
  readonly out: string;
}

/** Gives 0. Throws a `Failure` where the file is no briefing with a source, and where a file of another content stands in the way: nothing is replaced. */
export async function extract(file: string, { out }: ExtractFlags, context: CliContext): Promise<number> {
  const bytes = await readFile(path.resolve(context.cwd, file)).catch((error: NodeJS.ErrnoException) => {
    throw new Failure(2, error.code === 'EISDIR' ? `${file} is a folder; name a PDF` : `${file}: no such file, or it cannot be read`);
  });
  const files = trusted(await detachSource(new Uint8Array(bytes)), file);
  const folder = path.resolve(context.cwd, out);
  const fresh = await writeNew(folder, files);
  const slugs = [...new Set(files.map((one) => one.path.split('/')[0] ?? ''))];
  const shown = slugs.map((slug) => path.relative(context.cwd, path.join(folder, slug)) || '.');
  const all = counted(files.length, 'file');
  context.out(`${shown.join(', ')}: ${all}${fresh === 0 ? ', all of them there already' : ''}; paparan build ${shown.join(' ')}\n`);
  return 0;
}

const problems: Readonly<Record<DetachProblem, string>> = {
  'not-a-pdf': 'it is no PDF, or a broken one',
  encrypted: 'it is encrypted; save a copy without a password',
  none: 'it carries no source; build the briefing with briefing.attachSource: true',
  'too-much': 'what is attached to it unpacks to far more than an article holds; nothing was written',
  damaged: 'an attached file is damaged; nothing was written',
};

const source = /^[^/]+\/article\.(md|ya?ml|json)$/;

/** The files, if all their names are such as an article's files have: below one folder for each article, and nowhere else. */
function trusted(found: Detached, file: string): readonly Attachment[] {
  if ('problem' in found) throw new Failure(1, `${file}: ${problems[found.problem]}`);
  const { files } = found;
  const seen = new Set<string>();
  for (const { path: name } of files) {
    const problem =
      portabilityProblem(name) ??
      (name.includes('/') ? undefined : 'it lies in no folder') ??
      (seen.has(name) ? 'it is there twice' : undefined);
    if (problem !== undefined)
      throw new Failure(1, `${file}: the name of an attached file, ${JSON.stringify(name.slice(0, 80))}, is refused: ${problem}`);
    seen.add(name);
  }
  const articles = new Set(files.filter((one) => source.test(one.path)).map((one) => one.path.split('/')[0]));
  if (!files.every((one) => articles.has(one.path.split('/')[0]))) throw new Failure(1, `${file}: what is attached to it is no article`);
  return files;
}
