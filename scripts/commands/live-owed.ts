/**
 * Which articles a live build still has to build: those that were saved last come first, then whatever a save kept from being built.
 *
 * Why two heaps: a save ends the rebuild under way, and what that one had not finished must neither be forgotten nor hold up what the author looks at.
 */

/** What one rebuild is to build. `all`: whatever is there, but for the articles of `done`. */
export interface Wanted {
  readonly all: boolean;
  readonly folders: ReadonlySet<string>;
  /** Slugs. */
  readonly done: ReadonlySet<string>;
  /** When it was asked for. */
  readonly since: number;
}

/** Times in ms since 1970, as `CliContext.now` gives them. */
export interface Owed {
  /** These were saved, at `now`; everything may have changed where there are none. */
  add(articles: readonly Placed[] | undefined, now: number): void;
  /** What the next rebuild is to build; nothing where all is built. Those that were saved are given once. */
  next(now: number): Wanted | undefined;
  /** An article is built. */
  settle(article: Placed): void;
  /** A rebuild has come to its end: what it was to build is built, or is not there. */
  end(wanted: Wanted): void;
}

/** `folder` is absolute. */
export interface Placed {
  readonly slug: string;
  readonly folder: string;
}

/** Nothing was saved; the first `add` is the whole. */
export function openOwed(): Owed {
  let saved: { all: boolean; readonly folders: Set<string>; readonly since: number } | undefined;
  let all = false;
  const folders = new Set<string>();
  const done = new Set<string>();
  return {
    add(articles, now) {
      saved ??= { all: false, folders: new Set(), since: now };
      if (!articles) {
        saved.all = all = true;
        done.clear();
      }
      for (const { slug, folder } of articles ?? []) {
        saved.folders.add(folder);
        folders.add(folder);
        done.delete(slug);
      }
    },
    next(now) {
      const first = saved;
      saved = undefined;
      if (first) return { ...first, done: new Set() };
      return all || folders.size > 0 ? { all, folders: new Set(folders), done: new Set(done), since: now } : undefined;
    },
    settle({ slug, folder }) {
      folders.delete(folder);
      done.add(slug);
    },
    end(wanted) {
      for (const folder of wanted.folders) folders.delete(folder);
      if (!wanted.all) return;
      all = false;
      folders.clear();
    },
  };
}
