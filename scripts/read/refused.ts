/** What is said of a file beside the article, or of the article's own, that is not to be had. */
import type { Position } from '../model/diagnostic.ts';
import { didYouMean, type Problems } from './problems.ts';

/** `near`: the files that are there, of which one may be meant. */
export interface Refused {
  readonly refused: 'outside' | 'missing' | 'dangling' | 'folder';
  readonly near: readonly string[];
}

/** What a file is wanted as. */
type Sought = 'article' | 'picture' | 'references' | 'appendix' | 'data';

/** `what` it was to be is part of the rule's id: "picture" gives `missing-picture`. */
export function reportRefused(what: Sought, name: string, { refused, near }: Refused, position: Position, problems: Problems): void {
  const remote = /^(https?|data|ftp):/i.test(name);
  if (refused === 'dangling') problems.error(`missing-${what}`, position, `"${name}" is a link to what is not there`);
  else if (refused === 'missing') problems.error(`missing-${what}`, position, `"${name}" is not there`, ...didYouMean(name, near));
  else if (refused === 'folder') problems.error(`missing-${what}`, position, `"${name}" is a folder`);
  else if (remote)
    problems.error(
      'outside',
      position,
      `"${name.slice(0, 60)}" is not beside the article; nothing is fetched`,
      'save it in the article’s folder and name it there',
    );
  else problems.error('outside', position, `"${name}" lies outside the article's folder`, "copy it into the article's folder");
}
