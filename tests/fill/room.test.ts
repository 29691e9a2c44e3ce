/** The sizes that pictures are prepared for are those of the style sheets. */
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { between, pixelsOnPaper, pixelsOnSlides, sizeOnPaper } from '../../scripts/model/room.ts';

const css = (name: string): string => readFileSync(`templates/${name}`, 'utf8');
const number = (text: string, pattern: RegExp): number => Number(pattern.exec(text)?.[1]);
const shape = (width: number, height: number) => ({ mime: 'image/png', bytes: new Uint8Array(), width, height }) as const;

it('a figure is as wide as the briefing’s column, and as high as paper lets it be', () => {
  const column = number(css('briefing/briefing.css'), /--measure: (\d+)mm/);
  const highest = number(css('paper.css'), /\.text figure img \{\s*max-height: var\(--height, (\d+)mm/);
  expect(sizeOnPaper(shape(9000, 900), 'figure')?.width).toBeCloseTo(column);
  expect(sizeOnPaper(shape(900, 9000), 'figure')?.height).toBeCloseTo(highest);
  expect(pixelsOnPaper(shape(9000, 900), 'figure').width).toBe(Math.ceil((column / 25.4) * 300));
});

it('the handout’s column is no wider', () =>
  expect(number(css('handout/handout.css'), /--measure: (\d+)mm/)).toBeLessThanOrEqual(
    number(css('briefing/briefing.css'), /--measure: (\d+)mm/),
  ));

it('a logo is as high as on the briefing’s cover', () =>
  expect(sizeOnPaper(shape(100, 100), 'logo')?.height).toBe(
    number(css('briefing/briefing.css'), /\.cover-head \.logo \{[^}]*height: (\d+)mm/),
  ));

it('a slide’s figure has what the margins leave', () => {
  const base = css('deck/themes/base.css');
  const [width, margin] = [number(base, /width: (\d+)px/), number(base, /--margin: (\d+)px/)];
  const [height, top, bottom] = [
    number(base, /\n {2}height: (\d+)px/),
    number(base, /padding: (\d+)px/),
    number(base, /padding: \d+px var\(--margin\) (\d+)px/),
  ];
  expect(pixelsOnSlides(shape(9000, 900), 'figure').width).toBe(2 * (width - 2 * margin));
  expect(pixelsOnSlides(shape(900, 9000), 'figure').height).toBe(2 * (height - top - bottom));
  const narrow = css('deck/themes/narrow.css');
  expect(pixelsOnSlides(shape(9000, 900), 'figure', '4:3').width).toBe(
    2 * (number(narrow, /width: (\d+)px/) - 2 * number(narrow, /--margin: (\d+)px/)),
  );
});

it('pictures side by side have the gaps of the style sheets, and captions on slides their least width', () => {
  const paper = css('side-by-side.css');
  expect(between.paper.gap).toBe(number(paper, /--between: calc\(var\(--u\) \* (\d+)\)/));
  const slides = css('deck/themes/side-by-side.css');
  expect(between.slide).toEqual({
    gap: number(slides, /section \.row \{[^}]*gap: (\d+)px/),
    least: number(slides, /min-inline-size: (\d+)px/),
  });
});
