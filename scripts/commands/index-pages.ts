/**
 * index.html as often as it is asked for: from the shelf where nothing that it shows has changed.
 *
 * What makes it is loaded once, and again when templates change; `prepare` loads it while others work. Why held against the templates' state of the moment
 * in which it is asked for: they may change while a build runs, and a page of one state must not be kept under another.
 */
import type { IndexArticle, IndexCourse, MakeIndex } from '../documents/index-page.ts';
import type { Shelf } from '../model/shelf.ts';
import { labelsState } from '../label-states.ts';
import { templatesState } from '../recall.ts';

/** index.html as text, from the shelf where nothing in it has changed. */
export interface IndexPages {
  /** It will be asked for. */
  prepare(): void;
  page(articles: readonly IndexArticle[], course: IndexCourse | undefined): Promise<string>;
}

/** `root`: the package's, whose templates and labels the page depends on. */
export function openIndexPages(root: string, shelf: Shelf): IndexPages {
  let ready: { readonly state: string; readonly make: Promise<MakeIndex> } | undefined;
  const makerAt = (state: string): Promise<MakeIndex> => {
    if (ready?.state !== state) ready = { state, make: import('../documents/index-page.ts').then(({ openIndex }) => openIndex(root)) };
    return ready.make;
  };
  return {
    prepare: () => void makerAt(templatesState(root)).catch(() => undefined),
    async page(articles, course) {
      const state = templatesState(root);
      const listed = articles.map(({ slug, title, lang, direction, files }) => ({ slug, title, lang, direction, files: shownOf(files) }));
      const shown = course && { ...course, files: shownOf(course.files) };
      const words = labelsState(root, ['en', ...(course ? [course.lang] : []), ...articles.map(({ lang }) => lang)]);
      return shelf.of('index', [state, words, JSON.stringify([listed, shown])], async () => (await makerAt(state))(listed, shown));
    },
  };
}

/** What a page shows of files: of their content no more than which of them have the same. */
function shownOf(files: IndexArticle['files']): IndexArticle['files'] {
  const hashes = files.map(({ sha256 }) => sha256);
  return files.map(({ path, pages, sha256 }) => ({
    path,
    ...(pages === undefined ? {} : { pages }),
    ...(sha256 === undefined ? {} : { sha256: String(hashes.indexOf(sha256)) }),
  }));
}
