/**
 * What a browser process gets and leaves: its environment without the user's language, its fonts, and its profile folder, which goes when it goes.
 *
 * Why a fallback font always: on a machine with none Chromium calls embedded fonts broken and prints before they are there.
 */
import type { ChildProcess } from 'node:child_process';
import { rmSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { atSignal } from '../model/process.ts';
import { escapeXml } from '../model/xml.ts';
import type { BrowserChoice, Environment } from './chromium.ts';

/** The machine's fonts stay, for scripts that no embedded font has; a fallback font is added to them, so that there always is one. */
export async function surroundings(
  { libraries, fonts }: BrowserChoice,
  env: Environment,
  profile: string,
): Promise<Record<string, string | undefined>> {
  const spoken = withoutLocale(env);
  if (!libraries || !fonts) return spoken;
  const settings = join(profile, 'fonts.conf');
  const own = env['FONTCONFIG_FILE'] ?? '/etc/fonts/fonts.conf';
  const rules = `<include ignore_missing="yes">${escapeXml(own)}</include><dir>${escapeXml(fonts)}</dir><cachedir>${escapeXml(profile)}</cachedir>`;
  await writeFile(settings, `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>${rules}</fontconfig>`);
  return { ...spoken, LD_LIBRARY_PATH: libraries, FONTCONFIG_FILE: settings };
}

/** What has no language of its own, such as words in a drawing, would be set by the user's: a Turkish "i" is another glyph. */
function withoutLocale(env: Environment): Record<string, string | undefined> {
  const others = Object.entries(env).filter(([name]) => !/^(LC_.*|LANG|LANGUAGE)$/.test(name));
  return { ...Object.fromEntries(others), LC_ALL: 'C.UTF-8' };
}

/** However the process ends, the browser and its profile folder go too, and the exit status stays what it would have been. */
export function removeAtDeath(browser: ChildProcess, profile: string): () => void {
  const remove = () => {
    browser.kill('SIGKILL');
    rmSync(profile, { recursive: true, force: true, maxRetries: 10, retryDelay: 20 });
  };
  const forget = atSignal(() => {
    process.off('exit', remove);
    remove();
  });
  const release = () => {
    process.off('exit', remove);
    forget();
  };
  process.once('exit', remove);
  return release;
}
