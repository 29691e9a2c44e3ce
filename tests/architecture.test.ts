/** Holds the house together by reading the import lines: who may import whom, and that each big library has one home. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';

const root = path.resolve('scripts');
const files = (readdirSync(root, { recursive: true }) as string[])
  .filter((name) => name.endsWith('.ts'))
  .map((name) => name.split(path.sep).join('/'));

/** Every module that a file imports, statically or dynamically, types included. */
function importsOf(file: string): string[] {
  const text = readFileSync(path.join(root, file), 'utf8').replace(/\/\*[\s\S]*?\*\//g, '');
  return [...text.matchAll(/(?:from\s+|import\s*\(\s*|^import\s+)['"]([^'"]+)['"]/gm)].map((match) => match[1] ?? '');
}

/** `scripts/`-relative targets of a file's relative imports. */
function localImports(file: string): string[] {
  return importsOf(file)
    .filter((name) => name.startsWith('.'))
    .map((name) => path.posix.join(path.posix.dirname(file), name));
}

const stages = ['read', 'plan', 'draw', 'fill', 'render', 'merge', 'compare'];
/** Folders that know of no other, stage or not. */
const alone = [...stages, 'serve'];
const homes: Readonly<Record<string, readonly string[]>> = {
  'pdf-lib': ['merge/'],
  'puppeteer-core': ['render/launch.ts'],
  '@marp-team/marp-core': ['render/marp.ts'],
  '@marp-team/marpit': ['render/marp.ts'],
  handlebars: ['fill/templates.ts'],
  yaml: ['read/yaml.ts'],
  valibot: ['read/'],
  '@valibot/to-json-schema': ['schema.ts'],
  commander: ['commands/command-line/'],
  mdast: ['read/'],
  'mdast-util-from-markdown': ['read/markdown.ts'],
  'mdast-util-definition-list': ['read/markdown.ts'],
  'mdast-util-directive': ['read/'],
  'mdast-util-gfm': ['read/markdown.ts'],
  'mdast-util-math': ['read/markdown.ts'],
  'mdast-util-to-string': ['read/'],
  'micromark-extension-cjk-friendly': ['read/markdown.ts'],
  'micromark-extension-definition-list': ['read/markdown.ts'],
  'micromark-extension-directive': ['read/markdown.ts'],
  'micromark-extension-gfm': ['read/markdown.ts'],
  'micromark-extension-math': ['read/markdown.ts'],
  '@citation-js/core': ['read/references.ts'],
  '@citation-js/plugin-bibtex': ['read/references.ts'],
  'csv-parse': ['read/chart-data.ts'],
  'fastest-levenshtein': ['read/problems.ts'],
  'highlight.js': ['fill/code.ts'],
  'mathjax-full': ['fill/math.ts'],
  qrcode: ['fill/qr.ts'],
  'tar-fs': ['render/unpack.ts'],
  echarts: ['draw/echarts.ts'],
  'beautiful-mermaid': ['draw/diagram.ts'],
  diff: ['compare/'],
  chokidar: ['serve/watch.ts'],
  'pdfjs-dist': ['render/page-pictures.ts'],
};
/** "@marp-team/marp-core" of "@marp-team/marp-core/x". */
const libraryOf = (name: string): string => /^(?:@[^/]+\/)?[^/]+/.exec(name)?.[0] ?? name;

describe('imports', () => {
  it('finds the files', () => expect(files.length).toBeGreaterThan(30));

  it.each(files.filter((file) => file.startsWith('model/')))('%s imports only the model', (file) => {
    expect(importsOf(file).filter((name) => !name.startsWith('./'))).toEqual([]);
  });

  it.each(files.filter((file) => alone.includes(file.split('/')[0] ?? '')))('%s imports the model and its own folder', (file) => {
    const stage = file.split('/')[0];
    const foreign = localImports(file).filter((target) => !target.startsWith('model/') && !target.startsWith(`${stage}/`));
    expect(foreign).toEqual([]);
  });

  it.each(Object.entries(homes))('%s has one home', (library, allowed) => {
    const users = files.filter((file) => importsOf(file).some((name) => libraryOf(name) === library));
    expect(users).not.toEqual([]);
    expect(users.filter((file) => !allowed.some((home) => file.startsWith(home)))).toEqual([]);
  });

  it('every library has a home', () => {
    const libraries = files.flatMap(importsOf).filter((name) => !name.startsWith('.') && !name.startsWith('node:'));
    expect([...new Set(libraries.map(libraryOf))].filter((library) => !(library in homes))).toEqual([]);
  });

  it('nobody but the commands and cli.ts knows of a command', () => {
    const users = files.filter((file) => localImports(file).some((target) => target.startsWith('commands/')));
    expect(users.filter((file) => !/^(commands\/|cli\.ts$|bench(-\w+)?\.ts$|gallery)/.test(file))).toEqual([]);
  });

  it('nobody but cli.ts and the developers’ scripts prints or reads the environment', () => {
    const speakers = files.filter((file) =>
      /\bconsole\.|process\.(stdout|stderr|env|exit\b|exitCode|argv)/.test(readFileSync(path.join(root, file), 'utf8')),
    );
    expect(speakers.filter((file) => !/^(cli|gallery|schema|bench(-\w+)?)\.ts$/.test(file))).toEqual([]);
  });

  it('nobody but the server listens', () => {
    const listeners = files.filter((file) => importsOf(file).some((name) => /^node:(http|https|net)$/.test(name)));
    expect(listeners.filter((file) => !file.startsWith('serve/'))).toEqual([]);
  });

  it('no stage reads the clock or draws lots', () => {
    const clocks = files.filter(
      (file) =>
        alone.includes(file.split('/')[0] ?? '') &&
        /Date\.now\(|new Date\(\)|Math\.random/.test(readFileSync(path.join(root, file), 'utf8')),
    );
    expect(clocks).toEqual([]);
  });

  it('there are no cycles', () => {
    const cycles: string[] = [];
    const state = new Map<string, 'open' | 'done'>();
    const visit = (file: string, trail: readonly string[]): void => {
      if (state.get(file) === 'done') return;
      if (state.get(file) === 'open') return void cycles.push([...trail.slice(trail.indexOf(file)), file].join(' → '));
      state.set(file, 'open');
      for (const target of localImports(file)) if (files.includes(target)) visit(target, [...trail, file]);
      state.set(file, 'done');
    };
    for (const file of files) visit(file, []);
    expect(cycles).toEqual([]);
  });
});
