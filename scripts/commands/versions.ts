/** The versions of the libraries whose output a reader sees. */
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';

const shown = ['@marp-team/marp-core', '@marp-team/marp-cli', 'pdf-lib', 'handlebars', '@sparticuz/chromium'];

/** By package; `null` for one that is not installed. */
export async function libraryVersions(root: string): Promise<Record<string, string | null>> {
  const resolver = createRequire(path.join(root, 'package.json'));
  const entries = await Promise.all(shown.map(async (name) => [name, await versionOf(name, resolver)] as const));
  return Object.fromEntries(entries);
}

async function versionOf(name: string, resolver: NodeJS.Require): Promise<string | null> {
  for (const folder of resolver.resolve.paths(name) ?? []) {
    const text = await readFile(path.join(folder, name, 'package.json'), 'utf8').catch(() => undefined);
    if (text !== undefined) return (JSON.parse(text) as { version: string }).version;
  }
  return null;
}
