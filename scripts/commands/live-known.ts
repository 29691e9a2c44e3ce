/** What is known of a live build's articles now. Whoever shows it is told of every change. */
import { withMap, type LiveArticle, type LiveState } from './live-state.ts';

/** What is said of the whole, beside its articles. */
export type LiveNews = Omit<LiveState, 'articles'>;

/** `update` and `say` tell at once. */
export interface Known {
  state(): LiveState;
  article(slug: string): LiveArticle | undefined;
  /** Changes what is said of the whole. */
  say(news: Partial<LiveNews>): void;
  /** Changes what is known of an article, or begins to know it; files are added to those that there are. */
  update(slug: string, more: Partial<LiveArticle>): void;
  forget(slug: string): void;
}

/** Nothing is known yet. `onState` is called on every change. */
export function openKnown(onState: () => void): Known {
  const articles = new Map<string, LiveArticle>();
  let whole: LiveNews = { isBuilding: true, problems: [], diagnostics: [] };
  return {
    state: () => ({ ...whole, articles: inOrder(articles.values()) }),
    article: (slug) => articles.get(slug),
    say(news) {
      whole = { ...whole, ...news };
      onState();
    },
    update(slug, more) {
      const before = articles.get(slug) ?? unknownArticle;
      articles.set(slug, withMap({ ...before, ...more, slug, files: { ...before.files, ...more.files } }));
      onState();
    },
    forget: (slug) => void articles.delete(slug),
  };
}

/** As `build` takes them, whichever is built or comes back first. */
function inOrder(articles: Iterable<LiveArticle>): readonly LiveArticle[] {
  return [...articles].sort((a, b) => (a.folder < b.folder ? -1 : 1));
}

const unknownArticle: Omit<LiveArticle, 'slug'> = {
  folder: '',
  title: '',
  lang: 'en',
  files: {},
  diagnostics: [],
  map: { slides: [], passages: [] },
  maps: new Map(),
};
