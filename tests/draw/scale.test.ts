/** The value axis: whatever the numbers are that a chart takes, its ticks are few, rise, and hold them all; and nothing of the chart is nowhere. */
import fc from 'fast-check';
import { expect, it, test, vi } from 'vitest';
import { drawChart } from '../../scripts/draw/chart.ts';
import { paletteFor } from '../../scripts/draw/palette.ts';
import { scaleFor, ticksOf } from '../../scripts/draw/scale.ts';
import { chart } from './samples.ts';

const size = fc.double({ min: 1e-15, max: 1e18, noNaN: true });
const number = fc.oneof(
  fc.constant(0),
  size,
  size.map((value) => -value),
);
/** Such as differ by little. */
const near = fc.tuple(number, fc.integer({ min: -20, max: 0 })).map(([value, power]) => [value, value * (1 + 10 ** power)]);

it('has a few ticks that rise and hold all values', () => {
  fc.assert(
    fc.property(fc.oneof(fc.array(number, { minLength: 1 }), near), fc.boolean(), (values, fromZero) => {
      const scale = scaleFor(values, fromZero);
      const ticks = ticksOf(scale);
      const slack = Math.max(...values.map(Math.abs)) * 1e-9;
      expect(ticks.length).toBeGreaterThan(1);
      expect(ticks.length).toBeLessThan(9);
      expect(ticks.every((tick, index) => index === 0 || tick > (ticks[index - 1] ?? 0))).toBe(true);
      expect(scale.min).toBeLessThanOrEqual(Math.min(...values) + slack);
      expect(scale.max).toBeGreaterThanOrEqual(Math.max(...values) - slack);
    }),
    { numRuns: 2000 },
  );
});

test.each([
  ['two that are nearly one', [8461230123456, 8461230123458]],
  ['the largest', [1e18, -1e18]],
  ['the smallest', [1e-15, 3e-15]],
])('%s are drawn in every kind, without a word on the terminal', (_, values) => {
  const said = [vi.spyOn(console, 'warn'), vi.spyOn(console, 'error')];
  for (const kind of ['line', 'bar', 'stacked'] as const) {
    const { bytes } = drawChart(chart(kind, ['a', 'b'], { One: values }), paletteFor('light'), 'en');
    expect(new TextDecoder().decode(bytes)).not.toMatch(/NaN|Infinity/);
  }
  for (const one of said) expect(one).not.toHaveBeenCalled();
});
