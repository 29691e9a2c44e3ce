/** Where formulas are broken that are too long for their slide or page. */
import { expect, test } from 'vitest';
import { brokenTex } from '../../scripts/model/formula-lines.ts';

/** The lines of a formula broken over so many. */
const linesOf = (tex: string, count: number): readonly string[] =>
  brokenTex(tex, count)
    .replace(/^\\begin\{aligned\}\n& |\n\\end\{aligned\}$/g, '')
    .split(' \\\\\n& \\quad ');

const keynesian = [
  String.raw`\pi_t = \beta\,\mathbb{E}_t[\pi_{t+1}] + \kappa x_t + \varepsilon_t, \quad`,
  String.raw`\kappa = \frac{(1-\theta)(1-\beta\theta)}{\theta}(\sigma + \varphi), \quad`,
  String.raw`\varepsilon_t = \rho\,\varepsilon_{t-1} + \nu_t, \quad`,
  String.raw`\nu_t \sim \mathcal{N}(0, \sigma_\nu^2)`,
];

test.each([2, 3, 4])('behind wide spaces first: %d lines', (count) => {
  const lines = linesOf(keynesian.join(' '), count);
  expect(lines.length).toBeGreaterThanOrEqual(count);
  expect(lines.join(' ')).toBe(keynesian.join(' '));
  for (const line of lines.slice(0, -1)) expect(line).toMatch(/\\quad$/);
});

test.each([
  ['y = a(b + c) + d(e + f)', ['y = a(b + c)', '+ d(e + f)']],
  [String.raw`y = \bigl[a + b\bigr] - \left\{c + d\right.`, [String.raw`y = \bigl[a + b\bigr]`, String.raw`- \left\{c + d\right.`]],
  [String.raw`x \in [0, 1) + y \in (a + b, c + d]`, [String.raw`x \in [0, 1) + y`, String.raw`\in (a + b, c + d]`]],
  ['x ] 0 + a, 1 + b [ + y', ['x ] 0', '+ a, 1', '+ b [ + y']],
])('before signs that no bracket holds: %s', (tex, lines) => {
  expect(linesOf(tex, 2)).toEqual(lines);
});

test('within brackets only what is too long itself', () => {
  const sum = 'aaaa + bbbb + cccc + dddd + eeee + ffff + gggg + hhhh';
  expect(linesOf(`y = a + b + (${sum})`, 2)).toEqual(['y = a + b', `+ (${sum})`]);
  expect(linesOf(`y = (${sum})`, 2)).toEqual(['y = (aaaa + bbbb + cccc + dddd', '+ eeee + ffff + gggg + hhhh)']);
});
