/** How many articles of a build are still to be printed, and how many to be made: a bar shows when the browser has no more to do. */
import type { Source } from './read/sources.ts';

/** To be told of each article; an article that is made without a print counts as printed. */
export interface Countdown {
  printed(source: Source): void;
  made(source: Source): void;
}

/** Tells when the last of the articles is printed, and when it is made; nothing where there are none. */
export function countdown(sources: readonly Source[], { onPrinted, onAllMade }: { onPrinted?(): void; onAllMade?(): void }): Countdown {
  const [printing, making] = [new Set(sources), new Set(sources)];
  const printed = (source: Source): void => {
    if (printing.delete(source) && printing.size === 0) onPrinted?.();
  };
  const made = (source: Source): void => {
    printed(source);
    if (making.delete(source) && making.size === 0) onAllMade?.();
  };
  return { printed, made };
}
