/** Whether pictures have the pixels that paper needs: what looks well on a screen may print as squares. */
import type { Article } from '../model/article.ts';
import type { Diagnostic } from '../model/diagnostic.ts';
import { pixelsOnPaper, printed, sizeOnPaper, type Room } from '../model/room.ts';
import { usedPictures, type UsedPicture } from './pictures.ts';

/** A warning `low-resolution` for each picture under 100 dpi at its printed size, at the first place where that is so. */
export function findLowResolution(article: Article): readonly Diagnostic[] {
  return usedPictures(article).flatMap((used) => used.uses.flatMap((use) => checkUse(article, used.src, use)).slice(0, 1));
}

function checkUse({ pictures }: Article, src: string, { use, place, position }: UsedPicture['uses'][number]): readonly Diagnostic[] {
  const picture = pictures[src];
  const size = picture && picture.mime !== 'image/svg+xml' ? sizeOnPaper(picture, use, place) : undefined;
  if (!picture || !size) return [];
  const dpi = Math.floor((picture.width / size.width) * 25.4 + 0.001);
  if (dpi >= printed.lowest) return [];
  const seen = `"${src}" has ${pixels(picture)} pixels, which is ${dpi} dpi at its printed size of ${millimetres(size)} mm`;
  const needed = (dots: number): string => pixels(pixelsOnPaper(picture, use, dots, place));
  return [
    {
      ruleId: 'low-resolution',
      severity: 'warning',
      message: `${seen}; at least ${printed.lowest} are needed`,
      position,
      hints: [`${needed(printed.lowest)} pixels will do, ${needed(printed.dpi)} print sharply; or draw it as SVG`],
    },
  ];
}

const pixels = ({ width, height }: Room): string => `${width} × ${height}`;
const millimetres = ({ width, height }: Room): string => `${Math.round(width)} × ${Math.round(height)}`;
