/** How much more of an SVG a browser draws than is written in it. */
import { expect, test } from 'vitest';
import { unfoldedShapes } from '../../scripts/read/svg-unfold.ts';
import { markdown, readFiles } from '../support/read.ts';

const svg = (body: string): string => `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">${body}</svg>`;

/** Each level names the one below ten times. */
function levels(count: number, nameBelow: (id: string) => string, part = 'g'): string {
  const level = (at: number): string => `<${part} id="l${at}">${nameBelow(`l${at - 1}`).repeat(10)}</${part}>`;
  const all = Array.from({ length: count }, (_, at) => level(at + 1)).join('');
  return svg(`<defs><${part} id="l0"><rect width="1" height="1"/></${part}>${all}</defs>${nameBelow(`l${count}`)}`);
}

const use = (id: string): string => `<use href="#${id}"/>`;

test.each([
  ['ten levels of <use>', levels(10, use)],
  ['with the older href and single quotes', levels(10, (id) => `<svg:use  x="1" xlink:href='#${id}'></svg:use>`)],
  ['masks', levels(4, (id) => `<rect mask="url(#${id})"/>`, 'mask')],
  ['masks in a style', levels(4, (id) => `<rect style="fill:red;mask : url('#${id}')"/>`, 'mask')],
  ['clip paths', levels(6, (id) => `<rect clip-path="url(#${id})"/>`, 'clipPath')],
])('%s become too many shapes', (_, text) => {
  expect(unfoldedShapes(text)).toBeGreaterThan(200_000);
});

test('each time that a part is drawn again counts', () => {
  expect(unfoldedShapes(svg(`<g id="a"><rect/><rect/></g>${use('a')}${use('a')}`))).toBe(6);
});

test.each([
  ['without any', svg('<rect/>'.repeat(300_000))],
  ['of 20 000 marks', svg(`<defs><path id="m" d="M0 0"/></defs>${'<use href="#m"/>'.repeat(20_000)}`)],
  ['of 1000 masks that do not name each other', svg(`<mask id="m"><rect/></mask>${'<g mask="url(#m)"/>'.repeat(1000)}`)],
  ['with a part that names itself', svg(`<g id="a">${use('a')}<g id="b">${use('a')}${use('b')}</g></g>${use('a')}`)],
  ['that names what is not there', svg(use('gone'))],
])('a drawing %s does not', (_, text) => {
  expect(unfoldedShapes(text)).toBeLessThan(100_000);
});

test('parts that name each other without end in sight are too many', () => {
  const chain = Array.from({ length: 5000 }, (_, at) => `<g id="l${at}">${use(`l${at + 1}`)}</g>`).join('');
  expect(unfoldedShapes(svg(chain))).toBe(Infinity);
});

test('such a picture is an error with its place and what to do, whoever shows it', async () => {
  const { lines } = await readFiles({ ...markdown('![A](a.svg)\n\n![B](b.svg)'), 'a.svg': levels(10, use), 'b.svg': svg('<g/>') });
  expect(lines).toEqual([
    expect.stringMatching(/^article.md:5:1 error picture-too-large: what "a.svg" draws .* \(draw it without .*PNG\)$/),
  ]);
});
