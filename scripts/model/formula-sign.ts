/** What the text of a formula's drawing begins with while it is printed: a sign that nobody sees or hears (U+2061). */
export const formulaSign = '\u2061';
