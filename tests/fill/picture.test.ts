/** What an SVG's words are set in: its own families where there are any, else the embedded ones; and nothing but that is changed in the author's drawing. */
import { describe, expect, it, test } from 'vitest';
import { pictureUri } from '../../scripts/fill/picture.ts';

const fontCss = "@font-face{font-family:'Plus Jakarta Sans';font-weight:400;src:url(data:font/woff2;base64,AAAA)}";
const fallback = 'Plus Jakarta Sans, Noto Sans';

/** The drawing as it is shown, without the sheet that is put into its root. */
function shown(inner: string): string {
  const bytes = Buffer.from(`<svg viewBox="0 0 9 9">${inner}</svg>`);
  const uri = pictureUri({ mime: 'image/svg+xml', width: 9, height: 9, bytes }, fontCss);
  const svg = Buffer.from(uri.slice(uri.indexOf(',') + 1), 'base64').toString('utf8');
  const sheet = /^<svg viewBox="0 0 9 9">(<style><!\[CDATA\[[^\]]*\]\]><\/style>)/.exec(svg)?.[1] ?? '';
  expect(sheet).toContain('@font-face');
  return svg.replace(sheet, '').slice('<svg viewBox="0 0 9 9">'.length, -'</svg>'.length);
}

describe('a family falls back to the embedded ones', () => {
  it.each([
    ['an attribute', '<text font-family="Arial">a</text>', `<text font-family="Arial, 'Plus Jakarta Sans', 'Noto Sans'">a</text>`],
    ['one in single quotes', `<text font-family='Arial'>a</text>`, `<text font-family='Arial, "Plus Jakarta Sans", "Noto Sans"'>a</text>`],
    ['a style', '<text style="font-family:Arial;x:y">a</text>', `<text style="font-family:Arial, ${fallback};x:y">a</text>`],
    ['a style in single quotes', `<text style='font-family: Arial'>a</text>`, `<text style='font-family:Arial, ${fallback}'>a</text>`],
    [
      'quotes that are entities',
      '<text style="font-family: &quot;Open Sans&quot;, serif; x: y">a</text>',
      `<text style="font-family:&quot;Open Sans&quot;, serif, ${fallback}; x: y">a</text>`,
    ],
    [
      'behind a ">"',
      '<text id="a > b" style="font-family:Arial">a</text>',
      `<text id="a > b" style="font-family:Arial, ${fallback}">a</text>`,
    ],
    ['a sheet', `<style>.a{font-family:'A B'}</style><text/>`, `<style>.a{font-family:'A B', ${fallback}}</style><text/>`],
    [
      'a quoted name',
      '<style>.a{font-family:"A B",serif}</style><text/>',
      `<style>.a{font-family:"A B",serif, ${fallback}}</style><text/>`,
    ],
    [
      'a rule that comes first',
      '<style><![CDATA[g > a{font-family:A !important}]]></style><text/>',
      `<style><![CDATA[g > a{font-family:A, ${fallback} !important}]]></style><text/>`,
    ],
    [
      'all of a font in one',
      '<style>.a{font:italic 700 12px/1.2 "A B", serif;x:y}</style><text style="font: 12px Arial"/>',
      `<style>.a{font:italic 700 12px/1.2 "A B", serif, ${fallback};x:y}</style><text style="font:12px Arial, ${fallback}"/>`,
    ],
  ])('%s', (_, inner, expected) => expect(shown(inner)).toBe(expected));
});

test('a drawing that is bold by `font` brings the bold face', () => {
  const bold = fontCss.replace('400', '700').replace('AAAA', 'BBBB');
  const svg = (style: string): Buffer => Buffer.from(`<svg><text style="${style}">a</text></svg>`);
  const facesOf = (style: string): string =>
    Buffer.from(
      pictureUri({ mime: 'image/svg+xml', width: 9, height: 9, bytes: svg(style) }, fontCss + bold).split(',')[1] ?? '',
      'base64',
    ).toString();
  expect(facesOf('font: bold 12px Arial')).toContain('BBBB');
  expect(facesOf('font: 12px Arial')).not.toContain('BBBB');
});

it.each([
  ['its words', '<text>font-family: serif; font-family="x"</text>'],
  ['a rule that names nothing', '<style>.a{font-family: }</style><text/>'],
  ['a font by one word', '<style>.a{font:inherit}</style><text style="font-size:9px;font: menu"/>'],
  ['a font of its own', '<style>@font-face { font-family: Own; src: url(data:font/woff2;base64,BBBB) }</style><text/>'],
])('leaves %s', (_, inner) => expect(shown(inner)).toBe(inner));

test('a letter brings the one face that shows it, though pieces of signs and Han have it, too', () => {
  const face = (family: string, range: string): string =>
    `@font-face{font-family:"${family}";font-weight:400;font-style:normal;unicode-range:${range};src:url(data:font/woff2;base64,AAAA)}`;
  const css = [
    face('Noto Sans', 'U+20-7E'),
    face('Noto Sans', 'U+2190-2199'),
    face('Plus Jakarta Sans', 'U+61,U+141'),
    face('Plus Jakarta Sans', 'U+20-7E'),
  ];
  const rangesFor = (svg: string): readonly string[] => {
    const uri = pictureUri({ mime: 'image/svg+xml', width: 9, height: 9, bytes: Buffer.from(svg) }, css.join(''));
    const made = Buffer.from(uri.slice(uri.indexOf(',') + 1), 'base64').toString('utf8');
    return [...made.matchAll(/unicode-range:([^;]*)/g)].map(([, range]) => range ?? '');
  };
  expect(rangesFor('<svg><text>a b</text></svg>')).toEqual(['U+20-7E']);
  expect(rangesFor('<svg><text>Ł → a</text></svg>')).toEqual(['U+2190-2199', 'U+61,U+141', 'U+20-7E']);
  expect(rangesFor('<svg><text font-family="Noto Sans">a</text></svg>')).toEqual(['U+20-7E', 'U+20-7E']);
});

test('a drawing of any size, broken in whichever way, is read in one pass', () => {
  const many = (text: string): string => text.repeat(1_000_000 / text.length);
  for (const inner of [
    many('<a'),
    many('<style>'),
    many('<svg '),
    many('</svg '),
    many('font-family:'),
    many('font:'),
    `font-weight:${many(' ')}x`,
    `<style>font-family:a${many(' ')}b</style>`,
    `<style>${many('@font-face{')}</style>`,
    `<text style="font-family:${many('&a')}"/>`,
    `<text style='font-family:${many('a ')}'/>`,
  ]) {
    const bytes = Buffer.from(`<svg viewBox="0 0 9 9"><text>a</text></svg>${inner}`);
    pictureUri({ mime: 'image/svg+xml', width: 9, height: 9, bytes }, fontCss);
  }
}, 20_000);
