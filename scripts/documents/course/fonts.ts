/** Faces for words that no single article says. */
import { isTranscribed } from '../../model/transcribed.ts';
import { pickFonts } from '../../fonts.ts';
import { fontFaceCss } from '../../fonts/css.ts';
import type { FontWish } from '../../fonts/packages.ts';

/** `@font-face` rules for the faces that the text's characters need. */
export async function fontCssForText(text: string, faces: readonly FontWish[], lang: string): Promise<string> {
  return fontFaceCss(await pickFonts(`${text}0123456789“”‘’-–—…·•/()`, faces, lang, { areTranscribed: isTranscribed(text) }));
}
