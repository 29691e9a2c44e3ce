/**
 * Takes fonts and pictures out of a deck while Marp works on it, and puts them back.
 *
 * Why: Marp's CSS and HTML filters look at every character, and most characters of a deck are base64 that none of them changes. A short stand-in of
 * the same alphabet takes its place; what comes out is the same to the byte (a test holds it to stock marp-cli).
 */

/** `short` is the text with stand-ins; `restore` puts the payloads back into whatever was made of it. */
export function withoutPayloads(text: string): { short: string; restore(made: string): string } {
  const payloads: string[] = [];
  const short = replacePayloads(text, 200, (payload) => standIn(payloads.push(payload) - 1));
  const restore = (made: string): string =>
    made.replace(/PaparanPayload(\d+)x/g, (whole, index: string) => payloads[Number(index)] ?? whole);
  return { short: text.includes('PaparanPayload') ? text : short, restore };
}

const start = ';base64,';

/**
 * The text with others in the place of its base64 payloads of at least so many characters. Why not one pattern for all: it takes ten times as long over
 * payloads of a hundred thousand characters as looking for what ends them.
 */
export function replacePayloads(text: string, least: number, replace: (payload: string) => string): string {
  const end = /[^A-Za-z0-9+/=]/g;
  let made = '';
  let done = 0;
  for (let at = text.indexOf(start); at >= 0; at = text.indexOf(start, end.lastIndex)) {
    const from = at + start.length;
    end.lastIndex = from;
    const to = end.exec(text)?.index ?? text.length;
    end.lastIndex = to;
    if (to - from < least) continue;
    made += text.slice(done, from) + replace(text.slice(from, to));
    done = to;
  }
  return made + text.slice(done);
}

function standIn(index: number): string {
  return `PaparanPayload${index}x`;
}
