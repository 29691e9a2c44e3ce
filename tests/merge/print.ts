/** HTML as a finished PDF, printed by the browser of a test. */
import path from 'node:path';
import { afterAll, beforeAll, inject } from 'vitest';
import { pickFonts } from '../../scripts/fonts.ts';
import { fontFaceCss } from '../../scripts/fonts/css.ts';
import { finish } from '../../scripts/merge/annotate.ts';
import { startBrowser, type Browser } from '../../scripts/render/browser.ts';
import { findBrowser } from '../../scripts/render/chromium.ts';
import { print } from '../../scripts/render/print.ts';

/** A browser for the tests of a file; gives it once they run. To be asked for once, outside of them. */
export function browserOfTests(): () => Browser {
  let browser: Browser;
  beforeAll(async () => {
    const choice = await findBrowser(process.env);
    if ('missing' in choice) throw new Error(choice.missing);
    browser = await startBrowser(choice, { ...process.env, FONTCONFIG_FILE: path.join(inject('scratch'), 'fonts.conf') });
  });
  afterAll(() => browser?.close());
  return () => browser;
}

/** As `browserOfTests`. */
export function printer(): (body: string, lang?: string, css?: string) => Promise<Uint8Array> {
  const browser = browserOfTests();
  return async (body, lang = 'en', css = '') => {
    const fonts = fontFaceCss(await pickFonts(body, [{ family: 'Source Serif 4', weight: 400, style: 'normal' }], lang));
    const style = `<style>${fonts} @page { size: A5; margin: 10mm } body { font-family: 'Source Serif 4', 'Noto Sans' } ${css}</style>`;
    const html = `<!doctype html><html lang="${lang}"${lang === 'ar' ? ' dir="rtl"' : ''}><head><title>T</title>${style}</head><body>${body}</body></html>`;
    return finish(await print(browser(), html), {
      bookmarks: [],
      metadata: { title: 'T', authors: [], keywords: [], lang, date: new Date(0) },
    });
  };
}
