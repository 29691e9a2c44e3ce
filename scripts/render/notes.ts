/**
 * Takes speaker notes out of a deck while Marp works on it, and puts them back: slides look the same whatever is said to them, so that an edit of what is
 * only said need not be rendered.
 *
 * Only comments that Marp takes for notes whatever stands in them: on lines of their own, and beginning as no mapping of YAML begins, which would be
 * directives (Marpit directives, "Usage"). Others stay where they are.
 */

/** `short` is the text with stand-ins. `restore` gives the notes that Marp found, and undefined where a stand-in stood in something else, as in code. */
export function withoutNotes(text: string): {
  readonly short: string;
  restore(comments: readonly (readonly string[])[], slides: readonly string[]): readonly (readonly string[])[] | undefined;
} {
  if (text.includes(name)) return { short: text, restore: (comments) => comments };
  const notes: string[] = [];
  const short = text.replace(comment, (whole, note: string) => (isNote(note) ? `\n\n<!--\n${name}${notes.push(note) - 1}\n-->\n` : whole));
  return {
    short,
    restore(comments, slides) {
      if (slides.some((slide) => slide.includes(name))) return undefined;
      return comments.map((own) =>
        own.map((said) => (said.startsWith(name) ? (notes[Number(said.slice(name.length))] ?? '').trim() : said)),
      );
    },
  };
}

const name = 'PaparanNote';
const comment = /\n\n<!--\n((?:(?!-->|<!--)[^])*)\n-->\n(?=\n|$)/g;

/** The first line is a piece of text, and no key; nor is it a word to other programs, which Marp leaves out. */
function isNote(note: string): boolean {
  const first = /^[^\r\n]*/.exec(note)?.[0] ?? '';
  return (
    !/[\0\r]/.test(note) && /^[\p{L}\p{N}\u2060]/u.test(first) && !/:(\s|$)/.test(first) && !/^(prettier|markdownlint|lint)\b/.test(first)
  );
}
