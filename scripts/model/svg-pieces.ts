/**
 * Where the tags of an SVG begin and end: all that is asked of a drawing that is handed on as it is. Read in one pass, for a file may be of any size and
 * broken in any way.
 */

/** Markup and what stands between, in turn. What is not closed is the last piece. */
export function* piecesOf(text: string): Generator<string> {
  for (let at = 0; at < text.length;) {
    const end = text[at] === '<' ? endOf(text, at) : text.indexOf('<', at);
    const to = end < 0 ? text.length : end;
    yield text.slice(at, to);
    at = to;
  }
}

/** Whether a piece is a tag: no text, comment, declaration or instruction. */
export const isTag = (piece: string): boolean => /^<[^!?]/.test(piece);

const closings = [
  ['<!--', '-->'],
  ['<![CDATA[', ']]>'],
  ['<?', '?>'],
] as const;

function endOf(text: string, from: number): number {
  const found = closings.find(([opening]) => text.startsWith(opening, from));
  if (!found) return endOfTag(text, from);
  const at = text.indexOf(found[1], from + found[0].length);
  return at < 0 ? -1 : at + found[1].length;
}

/** A `>` may stand in quotes, and in the square brackets of a DOCTYPE. */
function endOfTag(text: string, from: number): number {
  const isType = text.startsWith('<!DOCTYPE', from);
  const sign = isType ? /<!--|["'>[\]]/g : /["'>]/g;
  sign.lastIndex = from;
  let isWithin = false;
  for (let match = sign.exec(text); match; match = sign.exec(text)) {
    if (match[0] === '>' && !isWithin) return match.index + 1;
    if (match[0] === '[' || match[0] === ']') isWithin = match[0] === '[';
    const closing = /^[>[\]]/.test(match[0]) ? match.index : text.indexOf(match[0] === '<!--' ? '-->' : match[0], match.index + 1);
    if (closing < 0) return -1;
    sign.lastIndex = closing + 1;
  }
  return -1;
}
