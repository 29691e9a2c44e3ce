/**
 * How wide words will run: a drawing is laid out without a browser.
 *
 * Advance widths of Plus Jakarta Sans in thousandths of the size, the wider of the two weights that a document may embed for one (400 and 500;
 * 600 and 700): what fits by this table fits in every document. Rejected: parsing the font at run time; it is 95 numbers.
 */
import { isWide } from '../model/wide.ts';

/** From U+0020 to U+007E. */
const regular = [
  173, 312, 429, 832, 646, 998, 754, 267, 323, 323, 499, 624, 299, 532, 317, 455, 732, 382, 600, 610, 638, 616, 599, 548, 629, 599, 317,
  337, 624, 624, 624, 527, 929, 672, 693, 781, 742, 612, 583, 821, 736, 264, 386, 662, 535, 855, 738, 878, 645, 878, 648, 646, 522, 706,
  667, 996, 618, 635, 584, 349, 455, 349, 624, 620, 362, 575, 669, 603, 669, 615, 397, 662, 580, 237, 237, 558, 237, 913, 580, 655, 669,
  669, 350, 511, 396, 580, 533, 826, 511, 553, 460, 344, 332, 344, 624,
];
const bold = [
  178, 371, 498, 915, 647, 1046, 793, 311, 379, 379, 540, 660, 357, 600, 378, 506, 732, 403, 600, 611, 654, 616, 602, 559, 632, 602, 378,
  398, 660, 660, 660, 583, 929, 712, 693, 781, 742, 612, 586, 821, 736, 279, 393, 679, 543, 893, 741, 878, 648, 878, 661, 647, 542, 718,
  697, 1020, 661, 660, 584, 416, 506, 416, 660, 663, 381, 580, 672, 608, 672, 615, 406, 662, 593, 252, 252, 577, 252, 924, 593, 655, 672,
  672, 374, 514, 413, 593, 566, 883, 558, 586, 481, 398, 395, 398, 660,
];
/** The widest digit's, for every script. */
const figure = 732;
const unknown = 680;

/** How a text is set in `family`. */
export interface Type {
  /** In the drawing's units. */
  readonly size: number;
  readonly bold?: boolean;
}

/** In the drawing's units. */
export function textWidth(text: string, { size, bold: heavy = false }: Type): number {
  const table = heavy ? bold : regular;
  const width = (sign: string): number => {
    const base = sign.normalize('NFD').codePointAt(0) ?? 0;
    if (/\p{Mn}/u.test(sign)) return 0;
    if (isWide(sign) || /[\u{1f000}-\u{1faff}]/u.test(sign)) return 1000;
    if (/\p{Nd}/u.test(sign)) return figure;
    return table[/\s/.test(sign) ? 0 : base - 32] ?? unknown;
  };
  return ([...text].reduce((sum, sign) => sum + width(sign), 0) * size) / 1000;
}

/** `text` cut to `width`, with an ellipsis where something is lost. */
export function fitText(text: string, width: number, type: Type): string {
  if (textWidth(text, type) <= width) return text;
  const signs = [...text];
  while (signs.length > 1 && textWidth(`${signs.join('').trimEnd()}…`, type) > width) signs.pop();
  return `${signs.join('').trimEnd()}…`;
}

/** The same, cut in the middle: names in a sequence often differ at their ends. */
export function fitEnds(text: string, width: number, type: Type): string {
  const signs = [...text];
  for (let kept = signs.length; kept > 2; kept--) {
    const head = signs
      .slice(0, Math.ceil(kept / 2))
      .join('')
      .trimEnd();
    const cut =
      kept === signs.length
        ? text
        : `${head}…${signs
            .slice(signs.length - Math.floor(kept / 2))
            .join('')
            .trimStart()}`;
    if (textWidth(cut, type) <= width) return cut;
  }
  return fitText(text, width, type);
}

/** The words on as many lines as they need, broken between words; a line that is still too long, or one too many, is cut. */
export function wrapText(text: string, width: number, type: Type, mostLines: number): readonly string[] {
  const lines: string[] = [];
  for (const word of text.split(/\s+/).filter(Boolean)) {
    const last = lines.at(-1);
    const joined = last === undefined ? word : `${last} ${word}`;
    if (last !== undefined && textWidth(joined, type) > width && lines.length < mostLines) lines.push(word);
    else lines.splice(Math.max(0, lines.length - 1), 1, joined);
  }
  return lines.map((line) => fitText(line, width, type));
}

/** Whether `wrapText` loses nothing. */
export function fits(text: string, width: number, type: Type, mostLines: number): boolean {
  return !wrapText(text, width, type, mostLines).some((line) => line.endsWith('…') && !text.endsWith(line));
}
