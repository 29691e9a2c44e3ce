/** What other machines are told of this one's paths: none but relative to where the command runs, in whatever sentence they stand. */
import { homedir, tmpdir } from 'node:os';
import path from 'node:path';

/** Gives a text without the absolute paths of `folders` and of what lies in them. */
export function withoutPaths(cwd: string, folders: readonly string[]): (text: string) => string {
  const known = [...new Set([...folders, cwd, homedir(), tmpdir()])].filter((folder) => folder !== path.parse(folder).root);
  const named = known
    .sort((a, b) => b.length - a.length)
    .map((folder) => ({ pattern: new RegExp(`${escaped(folder)}(?=$|[\\s/\\\\:;,'")\\]])`, 'g'), shown: relative(cwd, folder) }));
  return (text) => named.reduce((told, { pattern, shown }) => told.replace(pattern, () => shown), text);
}

const relative = (cwd: string, folder: string): string => (path.relative(cwd, folder) || '.').split(path.sep).join('/');
const escaped = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
