/** Whether a print is as large as its document, read from prints of the real browser. */
import { expect, test } from 'vitest';
import { findShrunk } from '../../scripts/documents/shrunk.ts';
import { pickFonts } from '../../scripts/fonts.ts';
import { fontFaceCss } from '../../scripts/fonts/css.ts';
import { survey } from '../../scripts/merge/positions.ts';
import { print } from '../../scripts/render/print.ts';
import { findWidest } from '../../scripts/render/widest.ts';
import { article, section } from '../sample.ts';
import { browserOfTests } from './print.ts';

const browser = browserOfTests();

/** 190 mm for text. */
async function documentOf(body: string): Promise<string> {
  const fonts = fontFaceCss(await pickFonts('A', [{ family: 'Source Serif 4', weight: 400, style: 'normal' }]));
  const style = `<style>${fonts} @page { size: 210mm 297mm; margin: 10mm } body { margin: 0; font-family: 'Source Serif 4' }</style>`;
  return `<!doctype html><html lang="en"><head><title>T</title>${style}</head><body>${body}</body></html>`;
}

async function scaleOf(body: string): Promise<number> {
  return (await survey(await print(browser(), await documentOf(body)))).scale;
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

test.each([
  ['a word', '<p>AA <span style="white-space:nowrap">AAA<i style="padding-left:200mm"></i></span></p>', 'AAA'],
  ['a table by its id', '<div><table id="tbl-x" style="width:240mm"><tr><td>AA</td><td>A A</td></tr></table></div>', 'AA A A'],
  ['a formula by its TeX', '<div id="eq-x"><svg aria-label="a^2" style="width:240mm" height="9" viewBox="0 0 9 9"><g/></svg></div>', 'a^2'],
])('what is to blame is found: %s', async (_, wide, words) => {
  const before = '<h2 id="first">A</h2><p>A</p><h3 id="second">A</h3>';
  const found = await findWidest(browser(), await documentOf(`${before}${wide}<h2 id="third">A</h2>`));
  expect(found?.words).toBe(words);
  expect(found?.ids).toEqual([...(/id="([^"]*)"/.exec(wide)?.slice(1) ?? []), 'second', 'first']);
});

test('nothing is to blame where all fits', async () => {
  expect(await findWidest(browser(), await documentOf('<div style="width:189mm">A</div>'))).toBeUndefined();
});

test('is told once of each print, at the place of what is to blame', () => {
  const shrunk = { scale: 0.8, words: 'A word that is much too long for anybody to read in a message', ids: ['_own', 'a'] };
  const files = [
    { name: 'handout.pdf', shrunk },
    { name: 'handout-text.pdf', shrunk },
    { name: 'handout-notes.pdf', shrunk: { scale: 0.9 } },
    { name: 'briefing.pdf' },
  ];
  const found = findShrunk(files, article({ sections: [{ ...section('a'), position: { file: 'article.md', line: 7, column: 1 } }] }));
  expect(found.map(({ ruleId, severity, position: { line } }) => [ruleId, severity, line])).toEqual([
    ['shrunk-print', 'warning', 7],
    ['shrunk-print', 'warning', 1],
  ]);
  expect(found[0]?.message).toContain('handout.pdf are printed at 80 % of their size: “A word that is much too long for anybody…”');
  expect(found[1]?.message).toContain('something in them');
});
