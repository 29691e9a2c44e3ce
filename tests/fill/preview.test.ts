/** The preview's page stands as its article does, but for what draws PDFs in it. */
import { expect, test } from 'vitest';
import { fillPreview } from '../../scripts/fill/preview.ts';
import { loadTemplates } from '../../scripts/fill/templates.ts';
import { loadLabels } from '../../scripts/read/labels.ts';

test('the page of an Arabic article is from right to left; not so its root, from which pages drawn off the screen have the direction of their letters', async () => {
  const [fill, { labelsFor }] = await Promise.all([loadTemplates('templates'), loadLabels('templates/labels')]);
  const page = (lang: string): string => fillPreview([], undefined, lang, labelsFor(lang), fill, '');
  expect(page('ar')).toMatch(/<html lang="ar">[^]*<body dir="rtl"/);
  expect(page('id')).toMatch(/<html lang="id">[^]*<body dir="ltr"/);
});
