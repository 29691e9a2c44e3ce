/** Whether a print is as large as its document, read from prints of the real browser. */
import { expect, test } from 'vitest';
import { findShrunk } from '../../scripts/documents/shrunk.ts';
import { fontFaceCss, pickFonts } from '../../scripts/fonts.ts';
import { survey } from '../../scripts/merge/positions.ts';
import { print } from '../../scripts/render/print.ts';
import { article } from '../sample.ts';
import { browserOfTests } from './print.ts';

const browser = browserOfTests();

/** 190 mm for text. */
async function scaleOf(body: string): Promise<number> {
  const fonts = fontFaceCss(await pickFonts('A', [{ family: 'Source Serif 4', weight: 400, style: 'normal' }]));
  const style = `<style>${fonts} @page { size: A4; margin: 10mm } body { margin: 0; font-family: 'Source Serif 4' }</style>`;
  const bytes = await print(browser(), `<!doctype html><html lang="en"><head><title>T</title>${style}</head><body>${body}</body></html>`);
  return (await survey(bytes)).scale;
}

test.each([
  ['text', '<p>A</p><p>AA</p>', 1],
  ['nothing', '<div style="height:9mm;background:red"></div>', 1],
  ['a picture that is smaller than drawn', '<svg width="9mm" viewBox="0 0 90 90"><text y="50">A</text></svg><p>A</p>', 1],
  ['what is wider than the page', '<div style="width:228mm;height:9mm;background:red"></div><p>A</p><p>AA</p>', 190 / 228],
  [
    'a picture before it',
    '<svg width="9mm" height="9mm" viewBox="0 0 90 90"><text y="50">A</text></svg><div style="width:209mm;height:9mm"></div><p>A</p><p>AA</p>',
    190 / 209,
  ],
])('%s', async (_, body, expected) => {
  expect(await scaleOf(body)).toBeCloseTo(expected, 2);
});

test('is told of each file', () => {
  const files = [
    { name: 'handout.pdf', bytes: new Uint8Array(), scale: 0.8 },
    { name: 'briefing.pdf', bytes: new Uint8Array(), scale: 1 },
  ];
  const found = findShrunk(files, article({}));
  expect(found.map(({ ruleId, severity }) => [ruleId, severity])).toEqual([['shrunk-print', 'warning']]);
  expect(found[0]?.message).toContain('handout.pdf are printed at 80 %');
});
