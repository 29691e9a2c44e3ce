/** A page of slides on paper, measured out. All in mm; `x` from the edge where lines of text begin, `y` from the top. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Where one slide stands, and the room to write that belongs to it. The caption is below the slide. */
export interface Cell {
  readonly slide: Box;
  readonly room?: Box;
}

/** A page's size, and where its slides stand. */
export interface Sheet {
  readonly width: number;
  readonly height: number;
  /** As many as there are slides a page, in the order in which slides follow each other. */
  readonly cells: readonly Cell[];
}

/**
 * What stays free at the edges of a page of slides: common printers print all but 6 mm, and holes are punched within 13 mm.
 * Running head and foot stand in `top` and `bottom`.
 */
export const sheetMargins = { side: 14, top: 20, bottom: 18 } as const;

/** The same for slides with their notes, which need a line more above: that a slide's notes go on. */
export const notesMargins = { ...sheetMargins, top: 24 } as const;

/** Between two lines to write on, and between those of squared paper. */
export const linePitch = { ruled: 8, grid: 5 } as const;
