import { describe, expect, test } from 'vitest';
import { inLines } from '../../scripts/merge/lines.ts';

/** A glyph as it is shown: its code, in which font and size, and where it begins, in text space. */
interface Shown {
  readonly glyph: number;
  readonly font: string;
  readonly size: number;
  readonly x: number;
  readonly y: number;
}

const widths: Readonly<Record<string, Readonly<Record<number, number>>>> = {
  F1: { 1: 500, 2: 612, 3: 250, 10: 333.25, 255: 1000 },
  F2: { 1: 450, 2: 700 },
};

const advancesOf = (font: string): Float64Array | undefined => {
  const own = widths[font];
  if (own === undefined) return undefined;
  const made = new Float64Array(256).fill(NaN);
  for (const [glyph, width] of Object.entries(own)) made[Number(glyph)] = width;
  return made;
};

/** Reads contents as PDF 32000-1, 9.4.2 and 9.4.3 have them, knowing nothing of how they were made. Glyphs of no known width have none. */
function shownIn(contents: string): Shown[] {
  const shown: Shown[] = [];
  let stack: (string | readonly (string | number)[])[] = [];
  let [font, size, line, pen] = ['', 0, [0, 0] as readonly number[], 0];
  const show = (codes: string): void => {
    for (const [code] of codes.matchAll(/.{4}/g)) {
      const glyph = Number.parseInt(code, 16);
      shown.push({ glyph, font, size, x: (line[0] ?? 0) + pen, y: line[1] ?? 0 });
      pen += ((widths[font]?.[glyph] ?? 0) * size) / 1000;
    }
  };
  for (const [token] of contents.matchAll(/\[[^\]]*\]|<[^>]*>|[^\s<>[\]]+/g)) {
    if (token.startsWith('['))
      stack.push([...token.matchAll(/<([^>]*)>|(-?[\d.]+)/g)].map(([, codes, back]) => (codes === undefined ? Number(back) : codes)));
    else if (/^[<\-.\d]/.test(token) || token.startsWith('/')) stack.push(token);
    else {
      const numbers = stack.map(Number);
      if (token === 'Tf') [font, size] = [String(stack[0]).slice(1), numbers[1] ?? 0];
      if (token === 'Tm') [line, pen] = [[numbers[4] ?? 0, numbers[5] ?? 0], 0];
      if (token === 'BT') [line, pen] = [[0, 0], 0];
      if (token === 'Td') [line, pen] = [[(line[0] ?? 0) + (numbers[0] ?? 0), (line[1] ?? 0) + (numbers[1] ?? 0)], 0];
      if (token === 'Tj') show(String(stack[0]).replace(/[<>]/g, ''));
      if (token === 'TJ')
        for (const item of stack[0] as readonly (string | number)[]) {
          if (typeof item === 'number') pen -= (item * size) / 1000;
          else show(item);
        }
      stack = [];
    }
  }
  return shown;
}

const page = (...lines: readonly string[]): string => ['BT', '/F1 10 Tf', '1 0 0 -1 30 40 Tm', ...lines, 'ET', ''].join('\n');
const made = (contents: string): string => inLines(Buffer.from(contents, 'latin1'), advancesOf);

/** Every glyph again, in its place. */
function expectSame(contents: string): void {
  const [before, after] = [shownIn(contents), shownIn(made(contents))];
  expect(after.map(({ glyph, font, size }) => [glyph, font, size])).toEqual(before.map(({ glyph, font, size }) => [glyph, font, size]));
  /** What stands behind a glyph of another size without a move may be off by that of the other. */
  const largest = Math.max(...after.map(({ size }) => size));
  after.forEach(({ x, y }, index) => {
    expect(Math.abs(x - (before[index]?.x ?? NaN)), `glyph ${index}`).toBeLessThanOrEqual(0.000501 * largest + 0.0002);
    expect(y).toBe(before[index]?.y);
  });
}

describe('text in lines', () => {
  test('glyphs that stand where their widths put them are one string', () => {
    expect(made(page('<0001> Tj', '5 0 Td <0002> Tj', '6.12 0 Td <0003> Tj'))).toBe(page('[<000100020003>]TJ'));
  });

  test('one that is moved is moved by thousandths', () => {
    expect(made(page('<0001> Tj', '5.25 0 Td <0002> Tj', '6 0 Td <0003> Tj'))).toBe(page('[<0001>-25<0002>12<0003>]TJ'));
  });

  test('less than half a thousandth is not lost: it is made good when it has become one', () => {
    const steps = Array.from({ length: 20 }, () => '5.003 0 Td <0001> Tj');
    expectSame(page('<0001> Tj', ...steps));
    expect(made(page('<0001> Tj', ...steps)).match(/>-1</g)?.length).toBe(6);
  });

  test('a move that follows is from where the line begins now', () => {
    const contents = page('<0001> Tj', '5 0 Td <0002> Tj', '-2 12 Td <0003> Tj', '2.5 0 Td <0001> Tj');
    expect(made(contents)).toContain('\n3 12 Td <0003> Tj');
    expectSame(contents);
  });

  test('glyphs that stand far apart, or whose width is not known, are not joined, nor those that stand before each other', () => {
    for (const move of ['40 0 Td <0002> Tj', '-5 0 Td <0002> Tj']) {
      const contents = page('<0001> Tj', '5 0 Td <0001> Tj', move, '6.12 0 Td <0001> Tj', '1 1 Td', '<0003> Tj');
      expect(made(contents).match(/TJ/g)?.length).toBe(3);
      expectSame(contents);
    }
    const unknown = page('<0001> Tj', '5 0 Td <0099> Tj', '7 0 Td <0001> Tj', '5 0 Td <0002> Tj');
    expect(made(unknown)).toBe(page('[<00010099>]TJ', '12 0 Td [<00010002>]TJ'));
  });

  test('marks, colours and another font may stand between glyphs', () => {
    expectSame(
      page('<0001> Tj', '5 0 Td <0002> Tj', '.1 .2 .3 rg', '6 0 Td <0003> Tj', '/F2 20 Tf', '3 0 Td <0001> Tj', '9 0 Td <0002> Tj'),
    );
    expectSame(page('/Span <</ActualText <FEFF0041>>> BDC', '<0001> Tj', '5 0 Td <0002> Tj', 'EMC', '<0003> Tj', '1 0 Td <0001> Tj'));
  });

  test('a font of another kind stays as it is, also behind one that does not', () => {
    const contents = page('<0001> Tj', '5 0 Td <0002> Tj', '/F9 10 Tf', '6 0 Td <41> Tj', '5 0 Td <42> Tj');
    expect(made(contents)).toBe(page('[<00010002>]TJ', '/F9 10 Tf', '11 0 Td <41> Tj', '5 0 Td <42> Tj'));
  });

  test('contents with other operators of text stay as they are', () => {
    for (const line of ['3 Tc', '3 Tw', '0 -14 TD', 'T*', '(a) Tj', "<0001> '", '[<0001>-20<0001>]TJ', '1 2 3 Td <0001> Tj']) {
      const contents = page('<0001> Tj', '5 0 Td <0002> Tj', line, '6 0 Td <0003> Tj', '5 0 Td <0002> Tj');
      expect(made(contents)).toBe(contents);
      const later = page('<0001> Tj', 'ET', line, 'BT', '<0003> Tj', '5 0 Td <0002> Tj');
      if (/T[cw]/.test(line)) expect(made(later)).toBe(later);
    }
  });

  test.each(['<000> Tj', '<00g1> Tj', '<0001', '5 0 Td <0001', '5 0 Td', '', '-', '.', '<> Tj', '5 0 Td <0001> TJ', '\u00ff\u0000'])(
    'contents that are broken off or odd end as they are: %j',
    (line) => {
      const contents = `BT\n/F1 10 Tf\n${line}`;
      expect(made(contents)).toBe(contents);
      expect(() => made(page('<0001> Tj', '5 0 Td <0002> Tj', line))).not.toThrow();
    },
  );

  test('what stands outside of text, and text in no font, is not touched', () => {
    for (const contents of ['', 'q\n1 0 0 1 0 0 cm\n<0001> Tj\n5 0 Td <0002> Tj\nQ\n', 'BT\n<0001> Tj\n5 0 Td <0002> Tj\nET\n'])
      expect(made(contents)).toBe(contents);
  });

  test('every glyph of any text keeps its place', () => {
    let state = 7;
    const random = (below: number): number => {
      state = (state * 1103515245 + 12345) & 0x7fffffff;
      return (state >> 8) % below;
    };
    const glyphs = ['0001', '0002', '0003', '000a', '00ff', '0001000A', '0077'];
    const glyph = (): string => glyphs[random(glyphs.length)] ?? '';
    for (let round = 0; round < 400; round++) {
      const lines = Array.from({ length: random(60) }, (): string => {
        switch (random(12)) {
          case 0:
            return `/F${1 + random(2)} ${[10, 10.75, 33.3300018][random(3)]} Tf`;
          case 1:
            return `1 0 0 -1 ${random(500) / 7} ${random(500)} Tm`;
          case 2:
            return `${(random(900) - 450) / 8} ${random(20)} Td <${glyph()}> Tj`;
          case 3:
            return ['EMC', '.1 0 1 rg', '/P <</MCID 3 >>BDC', ''][random(4)] ?? '';
          case 4:
            return `<${glyph()}> Tj`;
          case 5:
            return `${(random(30_000) - 15_000) / 1000} 0 Td <${glyph()}> Tj`;
          default:
            return `${[5, 6.12, 2.5, 3.3325, 5.004, 5.0049, 4.9, 10.75][random(8)]} 0 Td <${glyph()}> Tj`;
        }
      });
      expectSame(page(...lines));
    }
  });
});
