/** A diagram of an article, in Mermaid's words. What they say is read in `diagram-words.ts`. */
import type { Position } from './diagnostic.ts';
import type { Inline } from './inline.ts';

/** A diagram in Mermaid's words (`value`), whose first line stands below `position`. */
export interface Diagram {
  readonly type: 'diagram';
  readonly id: string;
  readonly value: string;
  readonly caption?: readonly Inline[];
  readonly alt: string;
  readonly position: Position;
}
