/** Tells once why the cache keeps nothing. */
import type { KeptShelf } from '../cache/shelf.ts';
import type { CliContext } from './context.ts';

/** To be asked whenever something may have been kept; it says one line a run. */
export function cacheTrouble(shelf: KeptShelf | undefined, { err }: CliContext): () => void {
  let isSaid = false;
  return () => {
    const trouble = isSaid ? undefined : shelf?.trouble();
    if (trouble === undefined) return;
    isSaid = true;
    err(`${trouble}\n`);
  };
}
