/** How large blanks' answers and rooms' texts are in a shown document; see `fill/guided.ts` for its marks. */
import type { ShownDocument } from './print.ts';

/**
 * px. Of each blank its pieces by its number; `column` is the width of the block around, `tight` says that this is a table's cell. Of each
 * room the height, and whether something in it does not flow.
 */
export interface MeasuredGuided {
  readonly blanks: Readonly<Record<string, readonly { readonly width: number; readonly column: number; readonly tight: boolean }[]>>;
  readonly rooms: Readonly<Record<string, { readonly height: number; readonly rigid: boolean }>>;
}

/** In CSS px of the paper, by the numbers of blanks and rooms. */
export async function measureGuided(document: ShownDocument): Promise<MeasuredGuided> {
  return (await document.measure(source)) as MeasuredGuided;
}

/** Runs in the page. */
const source = `() => {
  const columnOf = (element) => {
    let block = element.parentElement;
    while (getComputedStyle(block).display === 'inline') block = block.parentElement;
    const style = getComputedStyle(block);
    return block.clientWidth - parseFloat(style.paddingLeft) - parseFloat(style.paddingRight);
  };
  const blanks = [...document.querySelectorAll('[data-blank]')].map((blank) => [
    blank.dataset.blank,
    [...blank.children].map((piece) => ({
      width: piece.getBoundingClientRect().width,
      column: columnOf(blank),
      tight: blank.closest('td, th') !== null,
    })),
  ]);
  const rooms = [...document.querySelectorAll('[data-room]')].map((room) => [
    room.dataset.room,
    { height: room.getBoundingClientRect().height, rigid: room.querySelector('img, svg, table, pre') !== null },
  ]);
  return { blanks: Object.fromEntries(blanks), rooms: Object.fromEntries(rooms) };
}`;
