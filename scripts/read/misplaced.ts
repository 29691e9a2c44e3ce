/** A directive that is no block where it stands: what is wrong with it is said, and what it holds is read as if it stood alone. */
import type { ContainerDirective } from 'mdast-util-directive';
import type { Position } from '../model/diagnostic.ts';
import { didYouMean, type Problems } from './problems.ts';

const known = ['slide', 'notes', 'handout'];

/** Two colons in place of three, a block within another, or a name that none has. */
export function reportMisplaced(node: ContainerDirective, position: Position, problems: Problems): void {
  if (known.includes(node.name) && (node.type as string) === 'leafDirective')
    problems.error(
      'unclosed-block',
      position,
      `"::${node.name}" has two colons; a block has three`,
      `write ":::${node.name}" and close it with ":::"`,
    );
  else if (known.includes(node.name))
    problems.error(
      'misplaced-block',
      position,
      `":::${node.name}" stands inside another block`,
      'move it out, to the level of the paragraphs',
    );
  else
    problems.error(
      'unknown-directive',
      position,
      `unknown directive "${node.name}"; allowed: ${known.join(', ')}`,
      ...didYouMean(node.name, known),
      ...(node.name === 'note' ? ['a remark in a box is "> [!NOTE]"'] : []),
    );
}
