/** A template with a mistake is named, whichever template uses it. */
import { cp, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from 'vitest';
import { loadTemplates } from '../../scripts/fill/templates.ts';
import { workFolder } from '../support/lecture.ts';

async function templates(): Promise<string> {
  const folder = path.join(await workFolder(), 'templates');
  await cp('templates', folder, { recursive: true });
  return folder;
}

test('one that cannot be read, in one sentence with the line', async () => {
  const folder = await templates();
  await writeFile(path.join(folder, 'deck/slides/points.md.hbs'), 'a\n{{#if x}}\n');
  await expect(loadTemplates(folder)).rejects.toMatchObject({
    status: 1,
    message: expect.stringMatching(/^templates\/deck\/slides\/points\.md\.hbs: Parse error on line 3, Expecting .* got 'EOF'$/) as string,
  });
});

test('one that asks for what is not there, and one that is not there', async () => {
  const folder = await templates();
  await writeFile(path.join(folder, 'index/index.html.hbs'), '{{> index/other}}');
  const fill = await loadTemplates(folder);
  const named = { status: 1, message: expect.stringMatching(/^templates\/index\/index\.html\.hbs: .*index\/other/) as string };
  expect(() => fill('index/index.html.hbs', {})).toThrow(expect.objectContaining(named) as Error);
  await rm(path.join(folder, 'index/index.html.hbs'));
  const again = await loadTemplates(folder);
  expect(() => again('index/index.html.hbs', {})).toThrow('templates/index/index.html.hbs is missing');
});
