/**
 * Pictures of a figure side by side: in which rows, by which letters, how wide each is to the others.
 *
 * All pictures of a figure are equally high, those of a second row too: what is put side by side is put there to be compared. Rejected: each row
 * as wide as the page, as albums have it; of five pictures of one size the last two would be half as large again as the others.
 */
import type { Figure, FigurePicture } from './figure.ts';
import type { Labels } from './label-files.ts';
import { plainText, type Node } from './walk.ts';
import { phrase } from './words.ts';

/** More would be too small to be seen. */
export const mostPictures = 6;
/** More take two rows. */
const mostInRow = 3;

/** A figure of several pictures. */
export type SideBySide = Figure & { readonly pictures: readonly [FigurePicture, FigurePicture, ...FigurePicture[]] };

/** Whether a node is a figure of several pictures. */
export function isSideBySide(node: Node): node is SideBySide {
  return node.type === 'figure' && node.pictures.length > 1;
}

/** In one row or in two even ones, of which the first is the longer. */
export function inRows<One>(pictures: readonly One[]): readonly (readonly One[])[] {
  if (pictures.length <= mostInRow) return [pictures];
  const half = Math.ceil(pictures.length / 2);
  return [pictures.slice(0, half), pictures.slice(half)];
}

/** "a", "b" … for each picture; '' for all where none of them is called anything, or where there is one. */
export function lettersOf(figure: Figure, labels: Labels): readonly string[] {
  const letters = phrase(labels, 'pictureLetters').split(' ');
  return figure.pictures.map((_, index) => (isLettered(figure) ? (letters[index] ?? '') : ''));
}

const isLettered = ({ pictures }: Figure): boolean =>
  pictures.length > 1 && pictures.some(({ id, caption }) => id !== undefined || caption !== undefined);

/** Whether something stands below each picture: its letter, its caption or its credit. */
export const captioned = (figure: Figure): readonly boolean[] =>
  figure.pictures.map(({ caption, credit }) => isLettered(figure) || caption !== undefined || credit !== undefined);

/** A letter as it stands before the picture's caption: "(a)". */
export const shownLetter = (letter: string, labels: Labels): string => (letter === '' ? '' : phrase(labels, 'pictureLetter', { letter }));

/** What a figure is called where it has no number: by its caption, else by what its pictures show. */
export const calledBy = (figure: Figure): string => (figure.caption ? plainText(figure.caption) : alternatives(figure));

/** What its pictures show, in words. */
export const alternatives = ({ pictures }: Figure): string => pictures.map(({ alt }) => alt).join(', ');

/** Lengths of one unit. */
export interface Surroundings {
  readonly width: number;
  /** The most that one picture may be high. */
  readonly height: number;
  readonly gap: number;
  /** A caption is no narrower. */
  readonly least: number;
}

/** `ratio`: width by height. */
export interface PictureShape {
  readonly ratio: number;
  readonly isCaptioned: boolean;
}

/** How pictures stand beside each other, in the unit of the surroundings (mm on paper, px on a slide). */
export interface Setting {
  /** Of each picture. */
  readonly height: number;
  /** How wide each picture's place is, in heights of a picture: as the picture, or as much wider as its caption needs. */
  readonly shares: readonly number[];
  /** The shares of the row that has most of them, and the gaps of the one that has most of these: as wide as that, every row fits. */
  readonly widest: number;
  readonly gaps: number;
  readonly rows: number;
}

/** As high as lets the widest row fill the width, or as the height allows. */
export function setSideBySide(shapes: readonly PictureShape[], { width, height: most, gap, least }: Surroundings): Setting {
  const rows = inRows(shapes).length;
  const gaps = (inRows(shapes)[0]?.length ?? 1) - 1;
  const set = (shares: readonly number[]): Setting => {
    const widest = Math.max(...inRows(shares).map((row) => row.reduce((sum, share) => sum + share, 0)));
    return { height: Math.min(most, (width - gaps * gap) / widest), shares, widest, gaps, rows };
  };
  let setting = set(shapes.map(({ ratio }) => ratio));
  // A place made wider makes the pictures lower, and others with captions wider in their turn; it settles quickly.
  for (let round = 0; round < 8; round += 1) {
    const { height } = setting;
    setting = set(shapes.map(({ ratio, isCaptioned }) => (isCaptioned ? Math.max(ratio, least / height) : ratio)));
  }
  return setting;
}
