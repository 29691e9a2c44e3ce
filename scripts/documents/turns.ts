/**
 * Who has this thread, the browser and the bindery while an article's documents are made, so that none of them waits for another.
 *
 * The text is sent first, for it needs no slides; then the handout, for it needs none either and gives the bindery something to do while slides are measured.
 * Marp keeps this thread for a tenth of a second, in which the browser is told nothing: it renders slides while the text is printed, and packs their
 * styles while the handout is. In a preview, which shows slides first, and where the handout shows them, they come before it.
 */
import type { PrintSteps } from '../render/print.ts';
import type { SlideSteps } from './deck.ts';
import { signal } from './waiting.ts';

/** Promises that nobody rejects. */
export interface Turns {
  /** What the text tells of its print. */
  readonly text: Required<PrintSteps>;
  /** What the handout tells of its. */
  readonly handout: PrintSteps;
  /** What the slides wait for and tell; the text is on its way when they begin. */
  readonly slides: SlideSteps;
  readonly textSent: Promise<void>;
  readonly slidesShown: Promise<void>;
  /** The handout's turn. `slides`: if there are any. */
  handoutAfter(slides: Promise<unknown> | undefined): Promise<unknown>;
  /** Who never tells, because nothing of his is printed or it failed, keeps nobody waiting when he is done. */
  release(briefing: Promise<unknown> | undefined, handout: Promise<unknown> | undefined): void;
}

/** `slidesFirst`: in a preview. `isHandoutApart`: it shows no slides, and its text is printed first. */
export function takeTurns({ slidesFirst, isHandoutApart }: { readonly slidesFirst: boolean; readonly isHandoutApart: boolean }): Turns {
  const [sent, printing, handoutPrinting, shown] = [signal(), signal(), signal(), signal()];
  const isHandoutFirst = isHandoutApart && !slidesFirst;
  return {
    text: { onSent: sent.resolve, onPrinting: printing.resolve },
    handout: { onPrinting: handoutPrinting.resolve },
    slides: {
      onShown: shown.resolve,
      ...(!slidesFirst && { turns: [printing.promise, isHandoutFirst ? handoutPrinting.promise : printing.promise] }),
    },
    textSent: sent.promise,
    slidesShown: shown.promise,
    handoutAfter: (slides) =>
      isHandoutFirst ? sent.promise : Promise.race([...(slidesFirst ? [] : [shown.promise]), slides ?? sent.promise]),
    release(briefing, handout) {
      for (const { resolve } of [sent, printing]) void (briefing ? briefing.then(resolve, resolve) : resolve());
      handout?.then(handoutPrinting.resolve, handoutPrinting.resolve);
    },
  };
}
