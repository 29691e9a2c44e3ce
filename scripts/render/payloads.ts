/**
 * Takes fonts and pictures out of a deck while Marp works on it, and puts them back.
 *
 * Why: Marp's CSS and HTML filters look at every character, and most characters of a deck are base64 that none of them changes. A short stand-in of
 * the same alphabet takes its place; what comes out is the same to the byte (a test holds it to stock marp-cli).
 */

/** `short` is the text with stand-ins; `restore` puts the payloads back into whatever was made of it. */
export function withoutPayloads(text: string): { short: string; restore(made: string): string } {
  const payloads: string[] = [];
  const short = text.replace(/;base64,([A-Za-z0-9+/=]{200,})/g, (_, payload: string) => `;base64,${standIn(payloads.push(payload) - 1)}`);
  const restore = (made: string): string =>
    made.replace(/PaparanPayload(\d+)x/g, (whole, index: string) => payloads[Number(index)] ?? whole);
  return { short: text.includes('PaparanPayload') ? text : short, restore };
}

function standIn(index: number): string {
  return `PaparanPayload${index}x`;
}
