/**
 * Code over several slides: its lines counted on, and lines that are a slide by themselves cut.
 */
import type { Block, Code } from '../../model/block.ts';
import type { Part } from '../deck/draft.ts';
import type { Sizes } from './sizes.ts';

/** What a line begins with that goes on from the one before. It has no width, and tells the two apart. */
const goesOn = '\u2060';

/** Code in which no line takes more than half of `room` px. */
export function breakCode(blocks: readonly Block[], sizes: Sizes, room: number): readonly Block[] {
  return blocks.map((block) =>
    block.type === 'code'
      ? {
          ...block,
          value: linesOf(block)
            .flatMap((line) => cut(line, sizes, room))
            .join('\n'),
        }
      : block,
  );
}

const linesOf = ({ value }: Code): readonly string[] => value.split('\n');

function cut(line: string, { units }: Sizes, room: number): readonly string[] {
  const unit = units.get(`line ${line}`);
  if (!unit || unit.height <= room * 0.8) return [line];
  const signs = [...line];
  const count = Math.ceil(unit.height / (room * 0.45));
  const size = Math.ceil(signs.length / count);
  const pieces = Array.from(
    { length: count },
    (_, index) => (index === 0 ? '' : goesOn) + signs.slice(index * size, (index + 1) * size).join(''),
  );
  for (const piece of pieces)
    units.set(`line ${piece}`, { gap: 0, height: unit.height / count, rows: Math.ceil((unit.rows ?? count) / count) });
  return pieces;
}

/** The parts with the numbers of their lines, a row each. */
export function numberLines(parts: readonly Part[], { units }: Sizes): readonly Part[] {
  let number = 0;
  let position: Code['position'] | undefined;
  return parts.map((part) => {
    const numbers = part.blocks.flatMap((block) => {
      if (block.type !== 'code') return [];
      if (block.position !== position) number = 0;
      position = block.position;
      return linesOf(block).flatMap((line) => {
        const shown = line.startsWith(goesOn) ? '' : String((number += 1));
        const rows = units.get(`line ${line}`)?.rows ?? 1;
        return [shown, ...Array.from({ length: rows - 1 }, () => '')];
      });
    });
    return numbers.length > 0 ? { ...part, fit: { ...part.fit, lineNumbers: numbers } } : part;
  });
}
