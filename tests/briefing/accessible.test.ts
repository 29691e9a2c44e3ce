/** Every order of parts and every option of paper keeps PDF/UA. Without appendices, which come from others. */
import { afterAll, expect, test } from 'vitest';
import { checkPdfUa, report } from '../pdfua/check.ts';
import { briefingOf, closeBuild } from './lecture.ts';

afterAll(closeBuild);

test.each([
  '{ draft: true, duplex: true, binding: 10mm }',
  '{ parts: [text] }',
  '{ parts: [slides, text, notes] }',
  '{ parts: [contents, text, cover, references], duplex: true, draft: true }',
  '{ parts: [summary, glossary] }',
])('%s', { timeout: 60_000 }, async (briefing) => {
  const { pdf } = await briefingOf({ briefing, appendices: {} });
  expect(report(await checkPdfUa(pdf.bytes))).toEqual([]);
});
