/** What a PDF says of itself beside its pages. */

/** A bookmark (PDF 32000-1, 12.3.3): `page` counts from 0 in the file it stands in, `top` in pt from the page's lower edge. */
export interface Bookmark {
  readonly title: string;
  readonly page: number;
  readonly top?: number;
  readonly children: readonly Bookmark[];
}

/** Document information and XMP (PDF 32000-1, 14.3). `date` pins creation and change. */
export interface Metadata {
  readonly title: string;
  readonly authors: readonly string[];
  readonly subject?: string;
  readonly keywords: readonly string[];
  readonly lang: string;
  readonly date: Date;
}
