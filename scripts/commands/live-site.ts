/** What the preview's windows are told and shown, as the server asks for it. */
import { createRequire } from 'node:module';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { place, type Position } from '../model/diagnostic.ts';
import type { Labels } from '../model/label-files.ts';
import { phrase } from '../model/words.ts';
import { fillPreview } from '../fill/preview.ts';
import { loadTemplates } from '../fill/templates.ts';
import { pickFonts } from '../fonts.ts';
import { fontFaceCss } from '../fonts/css.ts';
import { loadLabels } from '../read/labels.ts';
import type { Lecture } from '../serve/lecture.ts';
import type { Site } from '../serve/server.ts';
import { withoutPaths } from './live-paths.ts';
import { problemsOf, type Found, type LiveArticle, type LiveState } from './live-state.ts';

/** All paths are absolute. */
export interface SiteOptions {
  readonly out: string;
  readonly root: string;
  readonly cwd: string;
  /** Whether only this machine's users look: where its files lie is nobody else's affair. */
  readonly isLocal: boolean;
  /** The folders that are previewed. */
  readonly roots: readonly string[];
  state(): LiveState;
  readonly lecture?: Lecture | undefined;
}

const scripts = [
  'choice.js',
  'follow.js',
  'frame.js',
  'full-screen.js',
  'live.js',
  'page.js',
  'pages.js',
  'place.js',
  'plan.js',
  'problem-list.js',
  'problems.js',
  'reading-place.js',
  'same-slide.js',
  'steady.js',
];

/** What speaks where there is no article yet. */
const unnamed = { lang: 'en' };

/** The labels that scripts say, without the prefix. */
const said = 'preview';

/** Pages are filled when they are asked for, with what is known then. */
export function liveSite({ out, root, cwd, isLocal, roots, state, lecture }: SiteOptions): Site {
  const labelsFor = keptLabels(path.join(root, 'templates', 'labels'));
  const told = isLocal ? (text: string): string => text : withoutPaths(cwd, [...roots, out, root]);
  const link = ({ file, line, column }: Position): object => ({
    place: told(place({ file, line, column }).replace(/:1$/, column === 1 ? '' : ':1')),
    ...(isLocal && { href: `vscode://file${encodeURI(absolute(cwd, file))}:${line}:${column}` }),
  });
  const find = (slug: string | undefined): LiveArticle | undefined => {
    const { articles } = state();
    return slug === undefined ? articles[0] : articles.find((article) => article.slug === slug);
  };
  const problem = ({ severity, message, position, hints, ruleId, slug }: Found): object => ({
    ...link(position),
    slug,
    severity,
    rule: ruleId,
    message: told(message),
    hints: hints.map(told),
  });
  return {
    out,
    ...(lecture && { lecture }),
    hasArticle: (slug) => find(slug) !== undefined,
    state() {
      const live = state();
      const articles = live.articles.map(({ slug, title, files }) => ({ slug, title, files }));
      const { isBuilding, took } = live;
      const problems = live.problems.map(told);
      return JSON.stringify({ isBuilding, articles, problems, found: problemsOf(live).map(problem), took, lecture: lecture?.place() });
    },
    map(slug, deck) {
      const article = find(slug);
      if (!article) return undefined;
      const { slides, passages } = article.maps.get(deck) ?? article.map;
      const shown = slides.map(({ position, ...slide }) => ({ ...slide, ...link(position) }));
      return JSON.stringify({ slides: shown, passages: passages.map(({ position, ...passage }) => ({ ...passage, ...link(position) })) });
    },
    async page(slug) {
      const { articles } = state();
      const shown = find(slug);
      if (slug !== undefined && !shown) return undefined;
      const { lang } = shown ?? unnamed;
      const [own, fill] = await Promise.all([labelsFor(lang), loadTemplates(path.join(root, 'templates'))]);
      const text = articles.map(({ title }) => title).join('') + Object.values(own).join('');
      const faces = [400, 600, 800].map((weight) => ({ family: 'Plus Jakarta Sans', weight, style: 'normal' as const }));
      return fillPreview(articles, shown, lang, own, fill, fontFaceCss(await pickFonts(text, faces)));
    },
    async asset(name) {
      const speaker = name === 'words.json' ? unnamed : find(/^words\/(.+)\.json$/.exec(name)?.[1] ?? '');
      if (speaker) return Buffer.from(await words(speaker.lang, labelsFor));
      if (scripts.includes(name)) return readFile(path.join(root, 'templates', 'preview', name));
      return name.startsWith('pdfjs/') ? readPdfjs(name.slice('pdfjs/'.length)) : undefined;
    },
  };
}

/** Label files are edited, too: while one is broken the last good ones speak. */
function keptLabels(folder: string): (lang: string) => Promise<Labels> {
  const good = new Map<string, Labels>();
  return async (lang) => {
    const { labelsFor } = await loadLabels(folder);
    try {
      good.set(lang, labelsFor(lang));
    } catch (error) {
      if (!good.has(lang)) throw error;
    }
    return good.get(lang) ?? {};
  };
}

async function words(lang: string, labelsFor: (lang: string) => Promise<Labels>): Promise<string> {
  const labels = await labelsFor(lang);
  const keys = Object.keys(labels).filter((key) => key.startsWith(`${said}.`));
  return JSON.stringify(Object.fromEntries(keys.map((key) => [key.slice(said.length + 1), phrase(labels, key)])));
}

/** Windows' paths begin without a slash. */
function absolute(cwd: string, file: string): string {
  const whole = path.resolve(cwd, file).split(path.sep).join('/');
  return whole.startsWith('/') ? whole : `/${whole}`;
}

/** Mozilla's PDF viewer without its window: the browser draws pages with it, on phones too, which show no PDF in a page. */
async function readPdfjs(name: string): Promise<Buffer | undefined> {
  if (!/^(build\/pdf(\.worker)?\.min\.mjs|(standard_fonts|cmaps|wasm)\/[\w.-]+)$/.test(name)) return undefined;
  const folder = path.dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'));
  return readFile(path.join(folder, name.replace(/^build\//, 'legacy/build/'))).catch(() => undefined);
}
