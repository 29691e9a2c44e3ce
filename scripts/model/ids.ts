/** What an author may call a section, a figure or a table, wherever it is written: `{#id}`, `id:` of a chart, `id:` of a section. */

/** As the source of a pattern: letters and digits of any script first, then also `_.:-`. So none begins with `_`, as the documents' own do. */
export const idSource = String.raw`[\p{L}\p{N}][\p{L}\p{N}_.:-]*`;

/** A whole text that is an id. */
export const idPattern = new RegExp(`^${idSource}$`, 'u');
