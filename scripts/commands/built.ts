/** What lies in the output folder of an article: its files by the manifest, those for paper among them, and whether they are what was written. */
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { HandoutLayout } from '../model/layouts.ts';
import { outputs, type OutputName } from '../model/outputs.ts';
import { readManifest } from '../manifest.ts';
import { sha256 } from '../write.ts';

/** Files that this tool makes of a comparison, not of an article. */
export const comparisonFiles = ['changes.html', 'reprint.pdf'] as const;

/** `name`: below the article's output folder. */
export interface BuiltFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** `spoilt`: files that are gone or not as the build wrote them. `layouts`: the handout's, where they were asked for in place of the article's own. */
export interface Built {
  readonly files: readonly BuiltFile[];
  readonly spoilt: readonly string[];
  readonly layouts?: readonly HandoutLayout[];
}

/** Undefined where the article was never built there. */
export async function readBuilt(out: string, slug: string): Promise<Built | undefined> {
  const entry = (await readManifest(out)).articles.find((article) => article.slug === slug);
  if (!entry) return undefined;
  const files: BuiltFile[] = [];
  const spoilt: string[] = [];
  for (const file of entry.files) {
    const name = path.posix.basename(file.path);
    if ((comparisonFiles as readonly string[]).includes(name)) continue;
    const bytes = file.path === `${slug}/${name}` ? await readFile(path.join(out, slug, name)).catch(() => undefined) : undefined;
    if (bytes && sha256(bytes) === file.sha256) files.push({ name, bytes: new Uint8Array(bytes) });
    else spoilt.push(file.path);
  }
  return { files, spoilt, ...(entry.layouts && { layouts: entry.layouts }) };
}

/** The documents that files belong to. */
export function documentsOf(files: readonly { readonly name: string }[]): readonly OutputName[] {
  return (Object.keys(outputs) as OutputName[]).filter((document) => files.some(({ name }) => new RegExp(`^${document}[-.]`).test(name)));
}

/** A folded booklet holds two distant pages on a side, so it is never compared page by page. */
export const isBooklet = (name: string): boolean => /-booklet\b.*\.pdf$/.test(name);

/** PDFs whose pages are printed: all but the slides. */
export function paperOf(files: readonly BuiltFile[]): Readonly<Record<string, Uint8Array>> {
  const paper = files.filter(({ name }) => name.endsWith('.pdf') && name !== 'deck.pdf' && !isBooklet(name));
  return Object.fromEntries(paper.map(({ name, bytes }) => [name, bytes]));
}
