/** Who waits for whom while documents are made: never for one who cannot come. */
import { expect, it } from 'vitest';
import { takeTurns } from '../scripts/documents/turns.ts';

/** Which of some promises are fulfilled by now. */
async function states(promises: Readonly<Record<string, Promise<unknown> | undefined>>): Promise<readonly string[]> {
  await new Promise((resolve) => setImmediate(resolve));
  const open = Symbol('open');
  const found = await Promise.all(
    Object.entries(promises).map(async ([name, promise]) => ((await Promise.race([promise, open])) === open ? [] : [name])),
  );
  return found.flat();
}

const never = new Promise<never>(() => undefined);

it('lets slides be rendered while the text is printed, and their styles be packed while the handout is', async () => {
  const turns = takeTurns({ slidesFirst: false, isHandoutApart: true });
  const [slides, styles] = turns.slides.turns ?? [];
  const waiting = { text: turns.textSent, slides, styles, handout: turns.handoutAfter(never) };
  turns.release(never, never);
  expect(await states(waiting)).toEqual([]);
  turns.text.onSent();
  expect(await states(waiting)).toEqual(['text', 'handout']);
  turns.text.onPrinting();
  expect(await states(waiting)).toEqual(['text', 'slides', 'handout']);
  turns.handout.onPrinting?.();
  expect(await states(waiting)).toEqual(['text', 'slides', 'styles', 'handout']);
});

it('lets the handout wait for slides that it shows, and these not for it', async () => {
  const turns = takeTurns({ slidesFirst: false, isHandoutApart: false });
  const [slides, styles] = turns.slides.turns ?? [];
  const waiting = { slides, styles, handout: turns.handoutAfter(never) };
  turns.release(never, never);
  turns.text.onSent();
  turns.text.onPrinting();
  expect(await states(waiting)).toEqual(['slides', 'styles']);
  turns.slides.onShown?.();
  expect(await states(waiting)).toEqual(['slides', 'styles', 'handout']);
});

it('lets slides come first in a preview, and the handout after them', async () => {
  const turns = takeTurns({ slidesFirst: true, isHandoutApart: true });
  expect(turns.slides.turns).toBeUndefined();
  let finish = (): void => undefined;
  const handout = turns.handoutAfter(new Promise<void>((resolve) => (finish = resolve)));
  turns.release(never, never);
  turns.text.onSent();
  turns.slides.onShown?.();
  expect(await states({ handout })).toEqual([]);
  finish();
  expect(await states({ handout })).toEqual(['handout']);
});

it('lets nobody wait where there is no briefing, or where it or the handout failed', async () => {
  const failed = (): Promise<never> => Promise.reject(new Error('it failed'));
  for (const begin of [() => undefined, failed]) {
    const [briefing, handout] = [begin(), begin()];
    const turns = takeTurns({ slidesFirst: false, isHandoutApart: handout !== undefined });
    const [slides, styles] = turns.slides.turns ?? [];
    const waiting = { text: turns.textSent, slides, styles, handout: turns.handoutAfter(undefined) };
    turns.release(briefing, handout);
    expect(await states(waiting)).toEqual(['text', 'slides', 'styles', 'handout']);
  }
});
