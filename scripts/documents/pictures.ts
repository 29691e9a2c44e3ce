/**
 * The article's pictures as its documents show them: photos at the size of their print, upright, in colours that every reader shows alike.
 *
 * Two of each at most: one for slides, one for paper. A picture that needs nothing stays as it is, to the byte; where none needs anything, as in
 * most articles, neither the browser nor the drawing is asked. Rejected: a picture for each place; a briefing would hold each photo twice.
 */
import type { Article, Picture } from '../model/article.ts';
import { pictureUri } from '../fill/picture.ts';
import type { Diagnostic } from '../model/diagnostic.ts';
import { pixelsInHandout, pixelsOnSlides, type PictureUse, type Room } from '../model/room.ts';
import { usedPictures, type UsedPicture } from '../plan/pictures.ts';
import type { Drawing, Wish } from '../render/pictures.ts';
import type { Workshop } from './workshop.ts';

/** The same article with its pictures prepared. Without a browser they stay as they are. An error for a picture that the browser cannot read. */
export async function withPreparedPictures(
  article: Article,
  workshop: Pick<Workshop, 'browser'>,
): Promise<{ article: Article; diagnostics: readonly Diagnostic[] }> {
  const tasks = usedPictures(article).flatMap((used) => taskFor(used, article) ?? []);
  const browser = tasks.length > 0 ? await workshop.browser() : undefined;
  if (!browser || 'missing' in browser) return { article, diagnostics: [] };
  const { drawPictures } = await import('../render/pictures.ts');
  const drawn = await drawPictures(
    browser,
    tasks.map(({ drawing }) => drawing),
  );
  const pictures = Object.fromEntries(tasks.map((task, index) => [task.used.src, prepared(task, drawn[index])]));
  return {
    article: { ...article, pictures: { ...article.pictures, ...pictures } },
    diagnostics: tasks.flatMap(({ used }, index) => (drawn[index] ? [] : [cannotBeRead(used, article.file)])),
  };
}

/** Slides' HTML with the pictures of paper in place of theirs. Rejected: filling the deck again, only to change addresses. */
export function slidesOnPaper(slides: readonly string[], pictures: Article['pictures']): readonly string[] {
  const pairs = Object.values(pictures).flatMap((picture) =>
    picture.onPaper ? [[pictureUri(picture, ''), pictureUri(picture.onPaper, '')] as const] : [],
  );
  return slides.map((slide) => pairs.reduce((html, [from, to]) => html.replaceAll(from, to), slide));
}

/** A picture, what its slides and its paper want, and both as one order. The same wish is made once. */
interface Task {
  readonly used: UsedPicture;
  readonly picture: Picture;
  readonly slide?: Wish;
  readonly paper?: Wish;
  readonly drawing: Drawing;
}

/** More pixels than needed by this much are not worth a loss of sharpness. */
const notable = 1.25;

function taskFor(used: UsedPicture, { pictures, deck }: Article): Task | undefined {
  const picture = pictures[used.src];
  if (!picture || picture.mime === 'image/svg+xml') return undefined;
  const slide = wishForSlides(
    picture,
    largest(used.uses, (use) => pixelsOnSlides(picture, use, deck.size)),
  );
  const paper = wishForPaper(
    picture,
    largest(used.uses, (use) => pixelsInHandout(picture, use)),
    used.uses,
  );
  if (!slide && !paper) return undefined;
  const { mime, bytes, orientation } = picture;
  const wishes = [slide, paper].filter((wish) => wish !== undefined);
  const turn = mime === 'image/webp' && orientation !== undefined ? { orientation } : {};
  return { used, picture, ...(slide ? { slide } : {}), ...(paper ? { paper } : {}), drawing: { mime, bytes, wishes, ...turn } };
}

const largest = (uses: UsedPicture['uses'], roomFor: (use: PictureUse) => Room): Room =>
  uses.map(({ use }) => roomFor(use)).reduce((a, b) => (b.width > a.width ? b : a));

/** Never more pixels than there are. */
function sizeFor({ width, height }: Picture, needed: Room): Room {
  return width > needed.width * notable ? needed : { width, height };
}

/** Kept as a photo, as a drawing or as it is; a film stays one, for slides are also shown. */
function wishForSlides(picture: Picture, needed: Room): Wish | undefined {
  const size = sizeFor(picture, needed);
  const isSame = size.width === picture.width && picture.orientation === undefined && picture.foreign !== true;
  return isSame || picture.moving === true
    ? undefined
    : { ...size, mime: picture.mime === 'image/gif' ? 'image/png' : still(picture), white: false };
}

const still = ({ mime }: Picture): Wish['mime'] => (mime === 'image/jpeg' || mime === 'image/webp' ? mime : 'image/png');

/** On white, which paper is: a printer that mixes see-through parts itself does so coarsely. A PDF holds WebP unpacked, so its photos become JPEG. */
function wishForPaper(picture: Picture, needed: Room, uses: UsedPicture['uses']): Wish | undefined {
  const size = sizeFor(picture, needed);
  const isClear = picture.transparent === true && uses.some(({ use }) => use !== 'inline');
  const isSure = size.width < picture.width || picture.orientation !== undefined || picture.foreign === true || picture.moving === true;
  const isWebp = picture.mime === 'image/webp';
  if (!isSure && !isWebp && !isClear) return undefined;
  return { ...size, mime: picture.lossy === true ? 'image/jpeg' : 'image/png', white: isClear && !isSure && !isWebp ? 'ifClear' : isClear };
}

function prepared({ picture, slide, paper }: Task, drawn: readonly (Uint8Array | undefined)[] | undefined): Picture {
  if (!drawn) return picture;
  const onSlides = slide ? drawnPicture(slide, drawn[0]) : undefined;
  const onPaper = paper ? drawnPicture(paper, drawn[slide ? 1 : 0]) : undefined;
  const shown = onSlides ?? picture;
  return onPaper && !isEqual(onPaper, shown) ? { ...shown, onPaper } : shown;
}

function drawnPicture({ mime, width, height }: Wish, bytes: Uint8Array | undefined): Picture | undefined {
  return bytes && { mime, width, height, bytes };
}

const isEqual = (a: Picture, b: Picture): boolean => a.mime === b.mime && Buffer.from(a.bytes).equals(b.bytes);

function cannotBeRead({ src, uses: [first] }: UsedPicture, file: string): Diagnostic {
  const position = first?.position ?? { file, line: 1, column: 1 };
  const message = `"${src}" cannot be read: it is broken, or of a rare kind`;
  return { ruleId: 'not-a-picture', severity: 'error', message, position, hints: ['open it, and save it again as PNG or JPEG'] };
}
