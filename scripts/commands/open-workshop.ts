/** A workshop for a command that makes no documents but needs what they are made from. */
import path from 'node:path';
import { bindHere } from '../bindery/bindery.ts';
import type { Workshop } from '../documents/workshop.ts';
import { loadTemplates } from '../fill/templates.ts';
import { startBrowser, type Browser } from '../render/browser.ts';
import { findBrowser } from '../render/chromium.ts';
import { buildDate, type CliContext } from './context.ts';
import { packageRoot } from './package-root.ts';

/** Whoever opened it disposes of it; nothing is started before it is used. */
export interface OpenWorkshop {
  readonly workshop: Workshop;
  dispose(): Promise<void>;
}

/** Opens its browser when it is first asked for. */
export function openWorkshop(context: CliContext): OpenWorkshop {
  const { env } = context;
  const root = packageRoot();
  const templates = loadTemplates(path.join(root, 'templates'));
  templates.catch(() => undefined);
  let browser: Promise<Browser | { readonly missing: string }> | undefined;
  const open = async (): Promise<Browser | { readonly missing: string }> => {
    const choice = await findBrowser(env);
    return 'missing' in choice ? choice : startBrowser(choice, env);
  };
  const bindery = bindHere();
  return {
    workshop: {
      root,
      env,
      date: buildDate(context),
      bindery,
      finishing: bindery,
      fill: () => templates,
      browser: () => (browser ??= open()),
    },
    async dispose() {
      const opened = await browser?.catch(() => undefined);
      if (opened && 'withPage' in opened) await opened.close();
    },
  };
}
