/**
 * Whether a page of others has room for head and foot: whether anything is drawn where these would stand.
 *
 * What covers the page is its ground and takes no room; what cannot be read takes none either.
 */
import { seeDrawn } from './drawn.ts';
import { overlap, type Box } from './geometry.ts';
import { rotation, visibleBox, type Page, type Source } from './source.ts';

export interface Room {
  readonly head: boolean;
  readonly foot: boolean;
}

const millimetre = 72 / 25.4;
/** From the edge, as templates/briefing/stamps.css sets them. */
const headBand = [12 * millimetre, 18 * millimetre] as const;
const footBand = [11 * millimetre, 17 * millimetre] as const;
export function roomOf(source: Source, page: Page): Room {
  const { context } = source;
  const { dict } = page;
  const box = visibleBox(context, dict);
  const turned = rotation(context, dict);
  const height = turned % 180 === 0 ? box[3] - box[1] : box[2] - box[0];
  const head = bandOf(box, turned, height - headBand[1], height - headBand[0]);
  const foot = bandOf(box, turned, ...footBand);
  const room = { head: true, foot: true };
  const see = (drawn: Box): void => {
    if (isGround(drawn, box)) return;
    if (overlap(widened(drawn), head)) room.head = false;
    if (overlap(widened(drawn), foot)) room.foot = false;
  };
  seeDrawn(source, page, see);
  return room;
}

/** A strip of the page as it is seen, between two distances from its lower edge, where it lies in the page's own coordinates. */
function bandOf(box: Box, turned: number, from: number, to: number): Box {
  const [left, bottom, right, top] = box;
  if (turned === 90) return [right - to, bottom, right - from, top];
  if (turned === 180) return [left, top - to, right, top - from];
  if (turned === 270) return [left + from, bottom, left + to, top];
  return [left, bottom + from, right, bottom + to];
}

/** A line has no area, and still is seen. */
const widened = ([left, bottom, right, top]: Box): Box => [left - 0.1, bottom - 0.1, right + 0.1, top + 0.1];

const isGround = (drawn: Box, page: Box): boolean =>
  drawn[2] - drawn[0] > 0.9 * (page[2] - page[0]) && drawn[3] - drawn[1] > 0.9 * (page[3] - page[1]);
