/** The kinds of slides: those that an author may ask for, and those that only planning makes. */

/** The slide kinds an author may ask for with `{.kind}` or `:::slide{kind=…}`. The name is the partial's file name. */
export const contentKinds = [
  'points',
  'statement',
  'comparison',
  'definition',
  'quote',
  'figure',
  'chart',
  'diagram',
  'table',
  'code',
  'math',
  'timeline',
  'number',
  'question',
] as const;
export type ContentKind = (typeof contentKinds)[number];

/** The name of its partial in `templates/deck/slides/`; a test holds the two together. */
export type SlideKind = 'cover' | 'agenda' | 'section' | 'takeaways' | 'references' | 'closing' | ContentKind;
