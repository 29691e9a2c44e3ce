/**
 * Whether a shown slide is sound: nothing outside the safe area, nothing over anything else, nothing cut off. Runs in the page.
 *
 * The safe area is the theme's: the section's padding box for what flows, the slide for what the theme places absolutely. Each block must hold
 * all that is in it, and blocks may not touch. Vertical checks leave inline boxes out: a font's own height is more than its line's.
 * Sent as text: functions here may only use each other.
 */

/** Elements of this width are there for screen readers. CSS px. */
const unseen = 1;

/** CSS px that rounding may cost. */
const slack = 1;

interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** Where content may stand. */
function safeArea(section: Element): Box {
  const { left, top, right, bottom } = section.getBoundingClientRect();
  const style = getComputedStyle(section);
  const px = (value: string): number => Number.parseFloat(value) || 0;
  return {
    left: left + px(style.borderLeftWidth) + px(style.paddingLeft),
    top: top + px(style.paddingTop),
    right: right - px(style.borderRightWidth) - px(style.paddingRight),
    bottom: bottom - px(style.paddingBottom),
  };
}

function isWithin(box: Box, outer: Box): boolean {
  return (
    box.left >= outer.left - slack && box.right <= outer.right + slack && box.top >= outer.top - slack && box.bottom <= outer.bottom + slack
  );
}

function overlap(a: Box, b: Box): boolean {
  return a.left < b.right - slack && b.left < a.right - slack && a.top < b.bottom - slack && b.top < a.bottom - slack;
}

/** What flows and what is placed; not what takes no room. */
function blocksOf(section: Element): HTMLElement[] {
  return [...section.children].filter((child): child is HTMLElement => {
    const { width, height } = child.getBoundingClientRect();
    return width > 0 && height > 0;
  });
}

/** What is wrong, and with which part of the slide (its class, else its element). */
export interface Fault {
  readonly seen: string;
  readonly where: string;
}

/** The first thing wrong with a slide, or nothing. */
function faultOf(section: Element): Fault | undefined {
  const safe = safeArea(section);
  const slide = section.getBoundingClientRect();
  const blocks = blocksOf(section);
  const boxes = blocks.map((block) => block.getBoundingClientRect());
  for (const [index, block] of blocks.entries()) {
    const box = boxes[index] as DOMRect;
    const where = block.className || block.localName;
    const isPlaced = getComputedStyle(block).position === 'absolute';
    if (!isWithin(box, isPlaced ? slide : safe)) return { seen: 'it crosses the margin', where };
    if (where === 'footer' && box.top < safe.bottom - slack) return { seen: 'its footer is too tall', where };
    const inside = faultInside(block, isPlaced ? safeArea(block) : box);
    if (inside) return { seen: inside, where };
    const below = blocks.find((_, place) => place > index && overlap(box, boxes[place] as DOMRect));
    if (below) return { seen: 'its parts lie on each other', where: below.localName === 'footer' ? 'footer' : where };
  }
  return undefined;
}

/** What is wrong within a block: something sticks out of it, is cut off, or is a formula too small to read. */
function faultInside(block: HTMLElement, box: Box): string | undefined {
  if (block.scrollWidth > block.clientWidth + slack && block.clientWidth > 0) return 'it is too wide';
  if (getComputedStyle(block).overflowY !== 'visible' && block.scrollHeight > block.clientHeight + slack) return 'it is cut off';
  for (const element of block.querySelectorAll<HTMLElement>('*:not(section svg *)')) {
    const isSvg = element instanceof SVGElement;
    if (!isSvg && element.clientWidth <= unseen) continue;
    if (!isSvg && element.scrollWidth > element.clientWidth + slack && !isDrawnOver(element)) return 'it is too wide';
    if (!isWithin(element.getBoundingClientRect(), box)) return 'it is too tall';
    if (isSvg && element.parentElement?.getAttribute('display') === 'true' && isTooSmall(element)) return 'the formula is too wide';
  }
  return undefined;
}

/** Whether the theme draws a line beyond the element (a timeline's), which no text does. */
function isDrawnOver(element: Element): boolean {
  return getComputedStyle(element, '::after').position === 'absolute';
}

/** A formula on a line of its own is shrunk to the column by Marp: below the theme's smallest size it is too wide. */
function isTooSmall(svg: Element): boolean {
  const style = getComputedStyle(svg);
  const full = Number.parseFloat(style.maxHeight) || Infinity;
  const smallest = Number.parseFloat(style.getPropertyValue('--smallest')) || 0;
  return (svg.getBoundingClientRect().height / full) * Number.parseFloat(style.fontSize) < smallest - slack;
}

/** The functions as source. */
export const faultSource = [
  `const slack = ${slack}, unseen = ${unseen};`,
  safeArea,
  isWithin,
  overlap,
  blocksOf,
  faultOf,
  faultInside,
  isDrawnOver,
  isTooSmall,
]
  .map(String)
  .join('\n');
