/** A folder whose name cannot name an output folder, or not beside another, is told of, and not built. */
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from 'vitest';
import { findSources } from '../../scripts/read/sources.ts';
import { workFolder } from '../support/lecture.ts';

test.each(['100% #1', 'a?b', '-dash', 'manifest.json'])('%s', async (name) => {
  const folder = await workFolder();
  for (const each of [name, 'Ümlaut 2.0_b']) {
    await mkdir(path.join(folder, each), { recursive: true });
    await writeFile(path.join(folder, each, 'article.md'), '---\ntitle: A\nlang: en\n---\n\nText.\n');
  }
  const { sources, diagnostics } = await findSources(['.'], folder);
  expect(sources.map(({ slug }) => slug)).toEqual(['Ümlaut 2.0_b']);
  expect(diagnostics.map(({ ruleId, position }) => [ruleId, position.file])).toEqual([['bad-slug', path.join(name, 'article.md')]]);
});

test('names that differ in nothing but capitals are one output folder on many disks', async () => {
  const folder = await workFolder();
  for (const each of ['a/Lecture', 'b/lecture', 'b/other']) {
    await mkdir(path.join(folder, each), { recursive: true });
    await writeFile(path.join(folder, each, 'article.md'), '---\ntitle: A\n---\n\nText.\n');
  }
  const { sources, diagnostics } = await findSources(['a', 'b'], folder);
  expect(sources.map(({ slug }) => slug)).toEqual(['other']);
  expect(diagnostics.map(({ ruleId }) => ruleId)).toEqual(['same-slug', 'same-slug']);
});
