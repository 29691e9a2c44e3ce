/** Slides on paper, measured out: whatever the paper, the slides' shape and their number a page. */
import { describe, expect, it } from 'vitest';
import { noteLines } from '../../scripts/model/options.ts';
import { papers, type Paper } from '../../scripts/model/paper.ts';
import { sheetMargins, type Box, type Sheet } from '../../scripts/model/sheet.ts';
import { linesFor, planSheet } from '../../scripts/plan/sheets.ts';

const counts = [1, 2, 3, 4, 6, 9];
const ratios = [16 / 9, 4 / 3];
const all = (Object.keys(papers) as Paper[]).flatMap((paper) =>
  ratios.flatMap((ratio) =>
    counts.flatMap((count) =>
      noteLines.flatMap((lines) => (['across', 'down'] as const).map((order) => ({ paper, ratio, count, lines, order }))),
    ),
  ),
);

/** The slide with the line below it, and the room. */
const boxesOf = ({ cells }: Sheet): readonly Box[] =>
  cells.flatMap(({ slide, room }) => [{ ...slide, height: slide.height + 5 }, ...(room ? [room] : [])]);

const slack = 1e-6;
const meet = (a: Box, b: Box): boolean =>
  a.x + a.width > b.x + slack && b.x + b.width > a.x + slack && a.y + a.height > b.y + slack && b.y + b.height > a.y + slack;

describe.each(Object.keys(papers) as Paper[])('on %s', (paper) => {
  const wishes = all.filter((wish) => wish.paper === paper);
  const sheets = wishes.map((wish) => ({ wish, sheet: planSheet(wish), said: JSON.stringify(wish) }));

  it('keeps the paper, within margins that printers can print', () => {
    const { width, height } = papers[paper];
    for (const { sheet, said } of sheets) {
      expect(
        [sheet.width, sheet.height].sort((a, b) => a - b),
        said,
      ).toEqual([width, height]);
      for (const box of boxesOf(sheet)) {
        expect(box.x, said).toBeGreaterThanOrEqual(sheetMargins.side - slack);
        expect(box.y, said).toBeGreaterThanOrEqual(sheetMargins.top - slack);
        expect(box.x + box.width, said).toBeLessThanOrEqual(sheet.width - sheetMargins.side + slack);
        expect(box.y + box.height, said).toBeLessThanOrEqual(sheet.height - sheetMargins.bottom + slack);
      }
    }
  });

  it('lays nothing over anything else', () => {
    for (const { sheet, said } of sheets) {
      const boxes = boxesOf(sheet);
      expect(
        boxes.filter((box, index) => boxes.slice(index + 1).some((other) => meet(box, other))),
        said,
      ).toEqual([]);
    }
  });

  it('gives all slides one size and their own shape, and room to write where it is asked for', () => {
    for (const { wish, sheet, said } of sheets) {
      expect(sheet.cells, said).toHaveLength(wish.count);
      for (const { slide, room } of sheet.cells) {
        expect(slide.width / slide.height, said).toBeCloseTo(wish.ratio, 6);
        expect(slide.width, said).toBeCloseTo(sheet.cells[0]?.slide.width ?? 0, 6);
        expect(room === undefined, said).toBe(wish.lines === 'none');
        if (room) expect(Math.min(room.width - 55, room.height - 24), said).toBeGreaterThanOrEqual(-slack);
      }
    }
  });

  it('goes across or down', () => {
    for (const { wish, sheet, said } of sheets) {
      const [first, second] = sheet.cells.map(({ slide }) => slide);
      const columns = new Set(sheet.cells.map(({ slide }) => Math.round(slide.x))).size;
      if (!first || !second || columns === 1 || columns === wish.count) continue;
      expect(second.x > first.x && second.y === first.y, said).toBe(wish.order === 'across');
    }
  });
});

it('rules up to three slides a page where nothing is said, and does what is said', () => {
  expect(counts.map((count) => linesFor(count, undefined))).toEqual(['ruled', 'ruled', 'ruled', 'none', 'none', 'none']);
  expect(counts.map((count) => linesFor(count, 'grid'))).toEqual(counts.map(() => 'grid'));
  expect(linesFor(3, 'none')).toBe('none');
});

it('makes slides as large as the paper has room for', () => {
  const width = (count: number, lines: 'ruled' | 'none', ratio = 16 / 9): number =>
    Math.round(planSheet({ paper: 'a4', count, ratio, lines, order: 'across' }).cells[0]?.slide.width ?? 0);
  expect(counts.map((count) => width(count, 'none'))).toEqual([269, 182, 136, 132, 88, 84]);
  expect(width(1, 'ruled')).toBe(182);
  expect(width(3, 'ruled')).toBeGreaterThan(100);
});
