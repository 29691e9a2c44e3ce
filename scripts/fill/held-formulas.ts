/**
 * Formulas in a line with what stands at them without a space: "(", ",", "-ary". To a browser a formula is a picture, on either side of which a line may
 * break, and would begin with the comma.
 *
 * Why not a joiner: it would stand in what is copied. Signs of scripts without spaces go on for sentences; of these only punctuation is held.
 */
import type { Inline } from '../model/inline.ts';
import { unspacedScripts } from '../model/words.ts';

/** A formula between what belongs on its line; one of both may be empty. */
export interface HeldFormula {
  readonly type: 'heldFormula';
  readonly before: string;
  readonly formula: Extract<Inline, { type: 'inlineMath' }>;
  readonly behind: string;
}

/** The same inlines; the signs at a formula are taken out of the texts beside it. */
export function withHeldFormulas(nodes: readonly Inline[]): readonly (Inline | HeldFormula)[] {
  if (!nodes.some(({ type }) => type === 'inlineMath')) return nodes;
  const held: (Inline | HeldFormula)[] = [];
  let taken = 0;
  nodes.forEach((node, index) => {
    const [last, next] = [held.at(-1), nodes[index + 1]];
    if (node.type === 'text') {
      if (node.value.length > taken) held.push({ ...node, value: node.value.slice(taken) });
      taken = 0;
    } else if (node.type === 'inlineMath') {
      const before = last?.type === 'text' ? signsAt(last.value, atEnd) : '';
      const behind = next?.type === 'text' ? signsAt(next.value, atStart) : '';
      if (last?.type === 'text' && before !== '') {
        const value = last.value.slice(0, -before.length);
        held.splice(-1, 1, ...(value === '' ? [] : [{ ...last, value }]));
      }
      held.push(before + behind === '' ? node : { type: 'heldFormula', before, formula: node, behind });
      taken = behind.length;
    } else held.push(node);
  });
  return held;
}

/** Most signs that are held together; of more only the punctuation is. */
const most = 12;
const sign = `[^\\s${unspacedScripts}]`;
const atStart = { all: new RegExp(`^${sign}+`, 'u'), marks: /^\p{P}+/u, part: (text: string) => text.slice(0, most + 1) };
const atEnd = { all: new RegExp(`${sign}+$`, 'u'), marks: /\p{P}+$/u, part: (text: string) => text.slice(-most - 1) };

/** Only so much of a long text is looked at as can be held. */
function signsAt(text: string, { all, marks, part }: typeof atStart): string {
  const near = part(text);
  const found = all.exec(near)?.[0] ?? '';
  return found.length <= most ? found : (marks.exec(near)?.[0] ?? '');
}
