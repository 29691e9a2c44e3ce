/**
 * What planning asks of a measurement, and what it gets: the two ends of fitting, which meet nowhere else.
 *
 * All lengths are CSS px of the slide. A request names classes of the theme's `fit.css`; the measurement knows no kinds.
 */

/** How a slide may be set smaller, most wanted first. */
export interface FitRequest {
  /** Slides of one draft share it: if one doesn't fit, the pieces of all are measured. */
  readonly group: string;
  /** Most lines of the headline; null where it is what the slide shows and only has to fit. */
  readonly headlineLines: number | null;
  /** Classes that set the headline smaller, each instead of the one before. */
  readonly headlines: readonly string[];
  /** Sets of classes to try, each instead of the one before. */
  readonly steps: readonly (readonly string[])[];
  /** The classes that split content is set with. */
  readonly split: readonly string[];
  /** Its pieces are wanted even where it fits. */
  readonly isMeasured?: boolean;
}

/** A measured slide. `fits` as it stands; else what would help. */
export interface MeasuredSlide {
  readonly fits: boolean;
  /** With these it fits. */
  readonly classes?: readonly string[];
  /** Of the headline at its smallest, if it is still too long: its characters, and those that there is room for. */
  readonly headline?: { readonly length: number; readonly room: number };
  /** The class that its headline needs; '' for none. */
  readonly headlineClass?: string;
  /** What the slide shows, a column each (one but for a comparison), set with `split`. */
  readonly columns?: readonly MeasuredColumn[];
  /** What is wrong, in words for a message. */
  readonly seen?: string;
  /** The class or element name of the part of the slide that is wrong. */
  readonly where?: string;
}

/** One column of a slide that is to be split, and what stands in it. */
export interface MeasuredColumn {
  /** Height and width that its blocks may take. */
  readonly room: number;
  readonly width: number;
  readonly blocks: readonly MeasuredBlock[];
}

/** `overhead`: what returns on each part (a table's header, the frame of code). */
export interface MeasuredBlock {
  readonly overhead: number;
  readonly units: readonly MeasuredUnit[];
  /** Only of a table: the least width of each column. */
  readonly widths?: readonly number[];
}

/** An item, row, entry, line or whole block. `gap`: the space before it. `rows`: only of a line of code, the rows that it takes. */
export interface MeasuredUnit {
  readonly gap: number;
  readonly height: number;
  readonly rows?: number;
}
