/**
 * What takes time to start and is shared by all articles of a build: the browser, the threads for PDFs, the desk, the templates.
 *
 * Why apart from the pipeline: it is started when the first article that is not recalled needs it, and ends with the build.
 */
import path from 'node:path';
import type { Desk } from './articles.ts';
import type { OpenBindery } from './bindery/bindery.ts';
import type { Workshop } from './documents/workshop.ts';
import type { Own } from './lessons.ts';
import type { Shelf } from './model/shelf.ts';
import type { Source } from './read/sources.ts';
import { startBrowser, type Browser, type Use } from './render/browser.ts';
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
  /** An article's own desk and workshop, with what is known of it. */
  about(source: Source, wish: object): Promise<Own>;
  /** It is killed; the rest goes on. */
  endBrowser(): Promise<void>;
  dispose(): Promise<void>;
}

type Opened = Browser | { readonly missing: string };

/** The browser first: it starts while code is loaded and templates are read. */
export async function startEngines(settings: BuildSettings, articles: () => number): Promise<Engines> {
  const { root, shelf, isLasting } = settings;
  const isShared = (): boolean => !isLasting && articles() > 1;
  const browser = openBrowser(settings, { articles, isShared });
  const bindery = openBindery(root, isShared());
  const finishing = isLasting ? openBindery(root) : bindery;
  const { openDesk } = await import('./articles.ts');
  const desk = await openDesk(root);
  const templates = import('./fill/templates.ts').then(({ loadTemplates }) => loadTemplates(path.join(root, 'templates')));
  templates.catch(() => undefined);
  const { keptBindery } = await import('./bindery/kept.ts');
  const workshop: Workshop = {
    ...settings,
    bindery: keptBindery(await bindery, shelf),
    finishing: keptBindery(await finishing, shelf),
    fill: () => templates,
    browser: () => browser,
  };
  const { openLessons } = await import('./lessons.ts');
  const lessons = openLessons({ ...settings, desk, workshop, bindery: await bindery, finishing: await finishing });
  const endBrowser = async (): Promise<void> => {
    const opened = await browser;
    if ('withPage' in opened) await opened.close();
  };
  return {
    desk,
    workshop,
    about: lessons.about,
    endBrowser,
    dispose: async () => {
      await lessons.close();
      await Promise.all([endBrowser(), ...[...new Set([bindery, finishing])].map(async (one) => (await one).close())]);
    },
  };
}

async function openBrowser({ env, shelf }: BuildSettings, use: Use): Promise<Opened> {
  const choice = await findBrowser(env);
  if ('missing' in choice) return choice;
  return startBrowser(choice, env, { ...(shelf && { shelf }), ...use }).catch((error: unknown) => ({
    missing: error instanceof Error ? error.message : String(error),
  }));
}

async function openBindery(root: string, isShared = false): Promise<OpenBindery> {
  return (await import('./bindery/bindery.ts')).openBindery(root, isShared);
}
