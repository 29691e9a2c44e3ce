/**
 * The article's pictures as its documents show them: photos at the size of their print, upright, in colours that every reader shows alike.
 *
 * A picture that needs nothing stays as it is, to the byte; where none needs anything, as in most articles, no browser is waited for.
 */
import { pictureUri } from '../fill/picture.ts';
import type { Article } from '../model/article.ts';
import type { Picture } from '../model/picture.ts';
import type { Diagnostic } from '../model/diagnostic.ts';
import type { PictureWish } from '../model/room.ts';
import { pictureTasks, type PictureTask } from '../plan/picture-wishes.ts';
import type { Browser } from '../render/browser.ts';
import type { Drawing } from '../render/pictures.ts';
import type { Workshop } from './workshop.ts';

/** The same article with its pictures prepared. Without a browser they stay as they are. An error for a picture that the browser cannot read. */
export async function withPreparedPictures(
  article: Article,
  workshop: Pick<Workshop, 'browser'>,
): Promise<{ article: Article; diagnostics: readonly Diagnostic[] }> {
  const tasks = pictureTasks(article);
  const browser = tasks.length > 0 ? await workshop.browser() : undefined;
  if (!browser || 'missing' in browser) return { article, diagnostics: [] };
  const drawn = await drawAll(browser, tasks.map(drawingOf));
  const pictures = Object.fromEntries(tasks.map((task, index) => [task.used.src, prepared(task, drawn[index])]));
  return {
    article: { ...article, pictures: { ...article.pictures, ...pictures } },
    diagnostics: tasks.flatMap((task, index) => (drawn[index] ? [] : [cannotBeRead(task, article.file)])),
  };
}

type Drawn = readonly (Uint8Array | undefined)[] | undefined;

/** One after the other: a picture is large where it is unpacked. */
async function drawAll(browser: Browser, drawings: readonly Drawing[]): Promise<readonly Drawn[]> {
  const drawn: Drawn[] = [];
  for (const drawing of drawings) {
    const { bytes, ...rest } = drawing;
    drawn.push(
      await browser.shelf.of('picture', [browser.state, JSON.stringify(rest), bytes], async () => {
        const { drawPictures } = await import('../render/pictures.ts');
        return (await drawPictures(browser, [drawing]))[0];
      }),
    );
  }
  return drawn;
}

/** Slides' HTML with the pictures of paper in place of theirs. Rejected: filling the deck again, only to change addresses. */
export function slidesOnPaper(slides: readonly string[], pictures: Article['pictures']): readonly string[] {
  const pairs = Object.values(pictures).flatMap((picture) =>
    picture.onPaper ? [[pictureUri(picture, ''), pictureUri(picture.onPaper, '')] as const] : [],
  );
  return slides.map((slide) => pairs.reduce((html, [from, to]) => html.replaceAll(from, to), slide));
}

function drawingOf({ picture: { mime, bytes, orientation }, slide, paper }: PictureTask): Drawing {
  const wishes = [slide, paper].filter((wish) => wish !== undefined);
  return { mime, bytes, wishes, ...(mime === 'image/webp' && orientation !== undefined ? { orientation } : {}) };
}

function prepared({ picture, slide, paper }: PictureTask, drawn: Drawn): Picture {
  if (!drawn) return picture;
  const onSlides = slide ? drawnPicture(slide, drawn[0]) : undefined;
  const onPaper = paper ? drawnPicture(paper, drawn[slide ? 1 : 0]) : undefined;
  const shown = onSlides ?? picture;
  return onPaper && !isEqual(onPaper, shown) ? { ...shown, onPaper } : shown;
}

function drawnPicture({ mime, width, height }: PictureWish, bytes: Uint8Array | undefined): Picture | undefined {
  return bytes && { mime, width, height, bytes };
}

const isEqual = (a: Picture, b: Picture): boolean => a.mime === b.mime && Buffer.from(a.bytes).equals(b.bytes);

function cannotBeRead({ used: { src, uses } }: PictureTask, file: string): Diagnostic {
  const position = uses[0]?.position ?? { file, line: 1, column: 1 };
  const message = `"${src}" cannot be read: it is broken, or of a rare kind`;
  return { ruleId: 'not-a-picture', severity: 'error', message, position, hints: ['open it, and save it again as PNG or JPEG'] };
}
