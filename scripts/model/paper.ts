/** The sizes of paper. */

/** Paper in mm, portrait. */
export const papers = {
  a4: { width: 210, height: 297 },
  letter: { width: 215.9, height: 279.4 },
  legal: { width: 215.9, height: 355.6 },
  folio: { width: 215, height: 330 },
} as const;
export type Paper = keyof typeof papers;

/** In pt. */
export function sizeInPoints(paper: Paper): { readonly width: number; readonly height: number } {
  const { width, height } = papers[paper];
  return { width: (width * 72) / 25.4, height: (height * 72) / 25.4 };
}
