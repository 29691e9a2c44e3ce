/** What a comparison leaves in the output folder. */
import type { ReadArticle } from '../articles.ts';
import { utf8, type MadeFile, type Workshop } from '../documents/workshop.ts';
import { fillChanges } from '../fill/changes.ts';
import { pickFonts } from '../fonts.ts';
import { fontFaceCss } from '../fonts/css.ts';
import { readManifest, stringifyManifest } from '../manifest.ts';
import type { Changes } from '../model/changes.ts';
import type { Mark } from '../model/record.ts';
import { writeAlone } from '../write-alone.ts';
import { removeWritten, writeSet, type WrittenFile } from '../write.ts';
import { comparisonFiles } from './built.ts';

/** changes.html. */
export async function changesPage({ article, labels }: ReadArticle, mark: Mark, found: Changes, { fill }: Workshop): Promise<MadeFile> {
  const { title, lang, direction, brand } = article;
  const page = { title, lang, direction, labels, accent: brand.accent, since: mark };
  const faces = [
    { family: 'Source Serif 4', weight: 400, style: 'normal' as const },
    { family: 'Plus Jakarta Sans', weight: 500, style: 'normal' as const },
    { family: 'Plus Jakarta Sans', weight: 700, style: 'normal' as const },
    ...(found.units.some(({ unit }) => unit.kind === 'code') ? [{ family: 'JetBrains Mono', weight: 400, style: 'normal' as const }] : []),
  ];
  const filled = await fill();
  const words = fillChanges(page, found, filled, '').replace(/<style[^]*?<\/style>/g, '');
  const fontCss = fontFaceCss(await pickFonts(words, faces, lang));
  return { name: 'changes.html', bytes: utf8(fillChanges(page, found, filled, fontCss)) };
}

/** Writes the files and enters them into the manifest, so that they go when the article goes. What an earlier comparison left is taken away. */
export async function keepComparison(out: string, slug: string, made: readonly MadeFile[]): Promise<void> {
  const written = await writeSet(out, slug, made);
  await writeAlone(out, () => enter(out, slug, written));
}

async function enter(out: string, slug: string, written: readonly WrittenFile[]): Promise<void> {
  const manifest = await readManifest(out);
  const isOld = (file: string): boolean => comparisonFiles.some((name) => file === `${slug}/${name}`);
  const articles = manifest.articles.map((article) => {
    if (article.slug !== slug) return article;
    const files = [...article.files.filter((file) => !isOld(file.path)), ...written];
    return { ...article, files: files.sort((a, b) => (a.path < b.path ? -1 : 1)) };
  });
  const before = manifest.articles.find((article) => article.slug === slug)?.files ?? [];
  await removeWritten(
    out,
    before.filter(({ path: file }) => isOld(file) && !written.some((fresh) => fresh.path === file)),
  );
  await writeSet(out, '', [{ name: 'manifest.json', bytes: utf8(stringifyManifest({ ...manifest, articles })) }]);
}
