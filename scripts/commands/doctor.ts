/** `paparan doctor`: which browser, fonts and versions a build would use, and what is missing. */
import path from 'node:path';
import { faceCount } from '../fonts/packages.ts';
import { loadLabels } from '../read/labels.ts';
import { startBrowser } from '../render/browser.ts';
import { findBrowser } from '../render/chromium.ts';
import type { CliContext } from './context.ts';
import { packageRoot } from './package-root.ts';
import { libraryVersions } from './versions.ts';

/** `json`: the report as one value for programs. */
export interface DoctorFlags {
  readonly json?: boolean;
}

interface BrowserReport {
  readonly path: string | null;
  readonly version: string | null;
  readonly origin?: string;
  readonly sandbox?: { readonly on: boolean; readonly reason?: string };
  readonly missing?: string;
}

const families = ['Plus Jakarta Sans', 'Source Serif 4', 'JetBrains Mono'];

/** Gives the exit status: 3 where a build could not print. */
export async function doctor(flags: DoctorFlags, context: CliContext): Promise<number> {
  const root = packageRoot();
  const [browser, versions, labels] = await Promise.all([
    examine(context.env),
    libraryVersions(root),
    loadLabels(path.join(root, 'templates', 'labels')),
  ]);
  const fonts = families.map((family) => ({ family, faces: faceCount(family) }));
  const report = {
    paparan: context.version,
    node: process.versions.node,
    platform: `${process.platform}-${process.arch}`,
    browser,
    fonts,
    languages: labels.languages,
    versions,
  };
  const missing = [
    ...(browser.missing === undefined ? [] : [browser.missing]),
    ...fonts.filter(({ faces }) => faces === 0).map(({ family }) => `The font ${family} is not installed: run npm ci.`),
  ];
  const status = missing.length === 0 ? 0 : 3;
  if (flags.json) context.out(`${JSON.stringify({ status, missing, ...report }, null, 2)}\n`);
  else context.out(`${lines(report, missing).join('\n')}\n`);
  return status;
}

/** Starts the browser, since only that tells its version and whether it has a sandbox. */
async function examine(env: CliContext['env']): Promise<BrowserReport> {
  const choice = await findBrowser(env);
  if ('missing' in choice) return { path: null, version: null, missing: choice.missing };
  try {
    const browser = await startBrowser(choice, env);
    const report = { path: choice.path, version: browser.version, origin: choice.origin, sandbox: browser.sandbox };
    await browser.close();
    return report;
  } catch (error) {
    return { path: choice.path, version: null, origin: choice.origin, missing: error instanceof Error ? error.message : String(error) };
  }
}

interface Report {
  readonly paparan: string;
  readonly node: string;
  readonly platform: string;
  readonly browser: BrowserReport;
  readonly fonts: readonly { readonly family: string; readonly faces: number }[];
  readonly languages: readonly string[];
  readonly versions: Readonly<Record<string, string | null>>;
}

function lines({ paparan, node, platform, browser, fonts, languages, versions }: Report, missing: readonly string[]): string[] {
  const { path: place, version, origin, sandbox } = browser;
  return [
    `Paparan     ${paparan}, Node ${node}, ${platform}`,
    ...(place === null ? [] : [`Browser     ${version ?? 'does not start'} (${origin ?? ''}), ${place}`]),
    ...(sandbox ? [`Sandbox     ${sandbox.on ? 'on' : `off: ${sandbox.reason ?? ''}`}`] : []),
    `Fonts       ${fonts.map(({ family, faces }) => `${family} (${faces} faces)`).join(', ')}`,
    `Languages   ${languages.join(', ')}`,
    `Libraries   ${Object.entries(versions)
      .map(([name, number]) => `${name} ${number ?? 'missing'}`)
      .join(', ')}`,
    ...missing,
  ];
}
