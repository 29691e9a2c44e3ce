/**
 * The measurements of a deck's slides, by the hash of what each shows and is set with.
 *
 * Why one book a deck and not an entry a slide: a deck asks for all of them at once.
 */
import type { MeasuredSlide } from '../model/fit.ts';
import type { Shelf } from '../model/shelf.ts';

/** Asked before a slide is measured, told after it was. */
export interface Book {
  read(key: string): readonly MeasuredSlide[] | undefined;
  write(key: string, measured: readonly MeasuredSlide[]): void;
  /** Keeps what was read and written since it was opened. */
  close(): void;
}

/** `name`: what all measurements of this deck depend on, and what tells it from others. */
export async function openBook(shelf: Shelf, name: readonly string[]): Promise<Book> {
  const known = (await shelf.find<ReadonlyMap<string, readonly MeasuredSlide[]>>('measured', name)) ?? new Map();
  const used = new Map<string, readonly MeasuredSlide[]>();
  let isNew = false;
  return {
    read(key) {
      const found = used.get(key) ?? known.get(key);
      if (found) used.set(key, found);
      return found;
    },
    write(key, measured) {
      used.set(key, measured);
      isNew = true;
    },
    close: () => void (isNew && shelf.keep('measured', name, used)),
  };
}
