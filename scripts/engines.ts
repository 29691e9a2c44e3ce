/**
 * What takes time to start and is shared by all articles of a build: the browser, the threads for PDFs, the desk, the templates.
 *
 * Why apart from the pipeline: it is started when the first article that is not recalled needs it, and ends with the build.
 */
import path from 'node:path';
import type { Desk } from './articles.ts';
import type { Bindery, OpenBindery } from './bindery/bindery.ts';
import type { Workshop } from './documents/workshop.ts';
import type { Shelf } from './model/shelf.ts';
import { startBrowser, type Browser } from './render/browser.ts';
import { findBrowser } from './render/chromium.ts';

/** What a build depends on beside the articles. `date` is what documents bear; `root` holds `templates/`. */
export interface BuildSettings {
  readonly root: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly date: Date;
  /** What earlier builds made. */
  readonly shelf?: Shelf;
  /** There will be many rebuilds: a second thread for PDFs, which takes longer to start than it saves once, is worth it. */
  readonly isLasting?: boolean;
}

/** All that takes time to start, shared by the articles of a build. */
export interface Engines {
  readonly desk: Desk;
  readonly workshop: Workshop;
  /** The workshop for one article, or for what is wished of it, with what earlier builds learned of its pages. */
  about(article: string): Promise<OwnWorkshop>;
  dispose(): Promise<void>;
}

export interface OwnWorkshop {
  readonly workshop: Workshop;
  /** The article is made: what was learned of it is kept. Nobody need wait for that. */
  keep(): void;
}

type Opened = Browser | { readonly missing: string };

/** The browser first: it starts while code is loaded and templates are read. */
export async function startEngines(settings: BuildSettings, articles: () => number): Promise<Engines> {
  const { root, shelf, isLasting } = settings;
  const browser = openBrowser(settings, articles);
  const bindery = openBindery(root);
  const finishing = isLasting ? openBindery(root) : bindery;
  const binderies = [...new Set([bindery, finishing])];
  const { openDesk } = await import('./articles.ts');
  const desk = await openDesk(root);
  const templates = import('./fill/templates.ts').then(({ loadTemplates }) => loadTemplates(path.join(root, 'templates')));
  templates.catch(() => undefined);
  const workshop: Workshop = {
    ...settings,
    bindery: await keeping(await bindery, shelf),
    finishing: await keeping(await finishing, shelf),
    fill: () => templates,
    browser: () => browser,
  };
  const known = new Set<string>();
  const kept: Promise<void>[] = [];
  return {
    desk,
    workshop,
    about: async (article) => {
      if (!shelf) return { workshop, keep: () => undefined };
      const learned = known.has(article) ? undefined : await shelf.find<Uint8Array>('learned', [article]);
      known.add(article);
      const own = async (opened: Promise<OpenBindery>): Promise<Bindery> => keeping((await opened).about(article, learned), shelf);
      return {
        workshop: { ...workshop, bindery: await own(bindery), finishing: await own(finishing) },
        keep() {
          if (!isLasting) kept.push(bindery.then((opened) => keepLearned(article, opened, shelf)));
        },
      };
    },
    dispose: async () => {
      const opened = await browser;
      await Promise.all(kept);
      await Promise.all(['withPage' in opened ? opened.close() : undefined, ...binderies.map(async (one) => (await one).close())]);
    },
  };
}

async function keepLearned(article: string, bindery: OpenBindery, shelf: Shelf): Promise<void> {
  const learned = await bindery.learned(article).catch(() => undefined);
  if (learned) shelf.keep('learned', [article], learned);
}

async function openBrowser({ env, shelf }: BuildSettings, articles: () => number): Promise<Opened> {
  const choice = await findBrowser(env);
  if ('missing' in choice) return choice;
  return startBrowser(choice, env, { ...(shelf && { shelf }), articles }).catch((error: unknown) => ({
    missing: error instanceof Error ? error.message : String(error),
  }));
}

async function openBindery(root: string): Promise<OpenBindery> {
  return (await import('./bindery/bindery.ts')).openBindery(root);
}

async function keeping(bindery: Bindery, shelf: Shelf | undefined): Promise<Bindery> {
  return shelf ? (await import('./bindery/kept.ts')).keptBindery(bindery, shelf) : bindery;
}
