import { describe, expect, it } from 'vitest';
import { tableWords } from '../../scripts/fill/table-words.ts';
import type { Table } from '../../scripts/model/table.ts';
import { text } from '../sample.ts';

function table(...rows: readonly (readonly string[])[]): Table {
  const [header = [], ...rest] = rows.map((row) => row.map((cell) => [text(cell)]));
  return { type: 'table', id: 't', header, rows: rest, align: header.map(() => null), position: { file: '', line: 1, column: 1 } };
}

const words = (made: Table, isWide = false) =>
  tableWords(
    made,
    made.header.map((_, column) => column),
    isWide,
  );

describe('words in the cells of a table', () => {
  it('are whole on paper where all fit, and parted for a phone only if they must be', () => {
    expect(words(table(['Year', 'Treaty'], ['1949', 'Washington']))).toMatchObject({ isWhole: true });
    const long = words(table(['Begriff', 'Bedeutung'], ['Verpflichtungsermächtigung', 'Kreditermächtigungen']));
    expect(long.isWhole).toBe(true);
    expect(long.columns[0]).toBeLessThan(26);
  });

  it('are parted where they are wider together than the column of text, the longest first', () => {
    const made = words(table(['Bundesinnenministerium', 'Selbstverwaltungskörperschaften', 'Krankenhausfinanzierungsgesetz']));
    expect(made.isWhole).toBe(false);
    for (const column of made.columns) expect(column).toBeLessThan(26);
  });

  it('have more room where a table takes the margin', () => {
    const made = table(['Zuständigkeiten', 'Rechtsgrundlage', 'Haushaltsführung', 'Landesregierung', 'Überprüfungen']);
    expect([words(made, true).isWhole, words(made, false).isWhole]).toEqual([true, false]);
  });

  it('are those of a narrow column where sentences stand beside two other columns', () => {
    const sentence = 'What was promised has to be done at once and by all';
    expect(words(table(['One', 'Two', 'Three'], ['a', 'b', sentence])).columns[2]).toBe('narrow');
    expect(words(table(['One', 'Two'], ['a', sentence])).columns[1]).not.toBe('narrow');
  });
});
