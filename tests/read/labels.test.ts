/** A label file that cannot be read says which one it is, and where. */
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from 'vitest';
import { Failure } from '../../scripts/model/failure.ts';
import { loadLabels } from '../../scripts/read/labels.ts';
import { workFolder } from '../support/lecture.ts';

async function failureOf(text: string): Promise<unknown> {
  const folder = path.join(await workFolder(), 'templates', 'labels');
  await mkdir(folder, { recursive: true });
  await writeFile(path.join(folder, 'en.yaml'), 'deck: Slides\n');
  await writeFile(path.join(folder, 'de.yaml'), text);
  return loadLabels(folder).catch((error: unknown) => error);
}

test('a broken label file is named, with line and column', async () => {
  const failure = await failureOf('deck: Folien\na: [\n');
  expect(failure).toBeInstanceOf(Failure);
  expect(failure).toMatchObject({
    status: 1,
    message: expect.stringMatching(/^templates\/labels\/de\.yaml:[23]:\d+ Flow sequence/) as string,
  });
});

test('so is one that is no map of texts', async () => {
  expect(await failureOf('- deck\n- 3\n')).toMatchObject({ status: 1, message: 'templates/labels/de.yaml:1:1 this is no map of texts' });
});

test('a sound one takes what it lacks from English', async () => {
  const folder = path.join(await workFolder(), 'labels');
  await mkdir(folder, { recursive: true });
  await writeFile(path.join(folder, 'en.yaml'), 'deck: Slides\nhandout: Handout\n');
  await writeFile(path.join(folder, 'de.yaml'), 'deck: Folien\n');
  expect((await loadLabels(folder)).labelsFor('de-AT')).toEqual({ deck: 'Folien', handout: 'Handout', labelsLang: 'de' });
});
