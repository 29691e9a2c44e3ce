/** docs/diagnostics.md says of every rule what it means, and of no other; and code reports every rule. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { ruleIds } from '../scripts/model/rules.ts';

/** Rows of the tables, cell by cell. */
const rows = readFileSync('docs/diagnostics.md', 'utf8')
  .split('\n')
  .filter((line) => line.startsWith('| `'))
  .map((line) =>
    line
      .slice(1, -1)
      .split(/(?<!\\)\|/)
      .map((cell) => cell.trim()),
  );

it('the page names every rule once', () => {
  expect(rows.map(([rule = '']) => rule.replaceAll('`', '')).sort()).toEqual([...ruleIds].sort());
});

it('and says of each how grave it is, what it means and what to do', () => {
  for (const [rule, severity, meaning, remedy, ...more] of rows) {
    expect(severity, rule).toMatch(/^(error|warning|both)$/);
    expect(Boolean(meaning && remedy), rule).toBe(true);
    expect(more, rule).toEqual([]);
  }
});

it('every rule is one that code reports', () => {
  const root = path.resolve('scripts');
  const files = (readdirSync(root, { recursive: true }) as string[]).filter((name) => name.endsWith('.ts') && !name.endsWith('rules.ts'));
  const code = files.map((name) => readFileSync(path.join(root, name), 'utf8')).join('\n');
  /** `reportRefused('picture', …)` reports `missing-picture`. */
  const isReported = (rule: string): boolean =>
    code.includes(`'${rule}'`) || code.includes(`reportRefused('${rule.replace(/^missing-/, '')}',`);
  expect(ruleIds.filter((rule) => !isReported(rule))).toEqual([]);
});
