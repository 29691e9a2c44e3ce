/**
 * Lines that begin with a bullet, as word processors paste them ("•⇥Satellite data"), become items of Markdown's lists.
 *
 * Word's own bullet (U+F0B7) is of a font for signs. In the text, before it is parsed, and character for character, so that every place stays where it was. Code is left alone.
 */
const signs = '•◦▪‣●○■□·\uf0b7';
const bullet = new RegExp(`^([ \\t]*)[${signs}](?:([ \\t])|\u00a0)`, 'u');
const any = new RegExp(`[${signs}]`, 'u');
const fence = /^[ \t>]*(`{3,}|~{3,})/;

export function withPlainBullets(text: string): string {
  if (!any.test(text)) return text;
  let open: string | undefined;
  return text
    .split('\n')
    .map((line) => {
      const mark = fence.exec(line)?.[1]?.slice(0, 3);
      if (mark && (open === undefined || open === mark)) open = open === undefined ? mark : undefined;
      return open === undefined ? line.replace(bullet, (_, indent: string, space = ' ') => `${indent}-${String(space)}`) : line;
    })
    .join('\n');
}
