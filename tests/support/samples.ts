/**
 * The samples of `content/`, built once a run by the command, whichever test file asks first.
 *
 * Why a folder as a lock: test files run in processes of their own, and making a folder is the one step that only one of them can win.
 */
import { readFileSync } from 'node:fs';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { inject } from 'vitest';
import { readPdf, type Pdf } from './pdf.ts';
import { run, type Run } from './command.ts';

export interface Sample {
  readonly slug: string;
  readonly title: string;
  readonly lang: string;
  readonly source: string;
  /** How its paper counts pages. */
  readonly pageOf: RegExp;
  readonly authors: string;
}

export const samples: readonly Sample[] = [
  {
    slug: 'aliansi-keamanan-internasional',
    title: 'Aliansi Keamanan Internasional',
    lang: 'id',
    source: 'content/aliansi-keamanan-internasional/article.md',
    pageOf: /Halaman (\d+) dari (\d+)/,
    authors: 'Ratna Dewi, Bima Santosa',
  },
  {
    slug: 'international-security-alliances',
    title: 'International Security Alliances',
    lang: 'en-GB',
    source: 'content/international-security-alliances/article.yaml',
    pageOf: /Page (\d+) of (\d+)/,
    authors: 'Ratna Dewi, Bima Santosa',
  },
];

export const documents = ['deck.md', 'deck.html', 'deck.pdf', 'handout.html', 'handout.pdf', 'briefing.pdf'] as const;

/** The folder of the built samples. */
export async function builtSamples(): Promise<string> {
  const scratch = inject('scratch');
  const made = path.join(scratch, 'samples.json');
  if (
    await mkdir(path.join(scratch, 'samples.lock')).then(
      () => true,
      () => false,
    )
  ) {
    const done = await run(['build', 'content', '--out', path.join(scratch, 'samples')]);
    await writeFile(`${made}.draft`, JSON.stringify(done));
    await rename(`${made}.draft`, made);
  }
  for (;;) {
    const text = await readFile(made, 'utf8').catch(() => undefined);
    if (text !== undefined) return whole(JSON.parse(text) as Run, path.join(scratch, 'samples'));
    await setTimeout(50);
  }
}

function whole({ status, stderr }: Run, folder: string): string {
  if (status !== 0) throw new Error(`the samples were not built (status ${status}): ${stderr}`);
  return folder;
}

const opened = new Map<string, Promise<Pdf>>();

/** A PDF of the built samples, read once a test file. */
export async function samplePdf(slug: string, name: string): Promise<Pdf> {
  const file = path.join(await builtSamples(), slug, name);
  const pdf = opened.get(file) ?? readPdf(new Uint8Array(readFileSync(file)));
  opened.set(file, pdf);
  return pdf;
}
