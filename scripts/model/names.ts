/** What a text calls the things that it refers to. */

/** What a cross-reference with no text of its own shows, by the target's id: "Figure 2", "Table 1", "Section 3.1". */
export type Names = Readonly<Record<string, string>>;

/** How each reference is called in the text: author part and year part, `a`/`b` added where two would read the same. */
export type Citations = Readonly<Record<string, { readonly author: string; readonly year: string }>>;
