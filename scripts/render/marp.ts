/**
 * A Marp as stock marp-cli sets it up, only quicker: its themes are not parsed again, and their CSS is not packed again.
 *
 * Marp runs PostCSS over its 52 KB theme for every deck (180 ms in a fresh process), though all that differs is the deck's own <style>.
 * So a theme's packed CSS is kept from bundling, cut where that style goes, and the style alone is packed, within an empty theme.
 * Why a subclass: Marpit gives its state (styles, directives) to subclasses only. Tests hold the result to stock's, byte for byte.
 */
import { createHash } from 'node:crypto';
import { Marp } from '@marp-team/marp-core';
import { Theme } from '@marp-team/marpit';
import { lastUsed, type LastUsed } from '../model/last-used.ts';
import type { PackedTheme, Prepared, PreparedTheme } from './prepared.ts';

/**
 * The container that marp-cli's presentation template uses. Marp also takes directives that are no YAML, and looks for them in every comment, in an
 * eighth of the time that it takes for a deck; ours are YAML, and notes hold none.
 */
const settings = { container: { tag: 'div', id: ':$p' }, inlineSVG: true, slideContainer: [], looseYAML: false };

const emptyTheme = 'paparan-empty';
const marker = 'paparan-marker{paparan:marker}';

/** A Marp keeps state: one for each deck. */
export class StockMarp extends Marp {
  readonly #prepared: Prepared | undefined;
  readonly #styles: LastUsed<string> | undefined;

  /** `styles`: the article's own, that were packed before. */
  constructor(prepared?: Prepared, styles?: LastUsed<string>) {
    super(settings);
    this.#prepared = prepared;
    this.#styles = styles;
    cleanOnce(this.markdown.renderer.rules);
  }

  /** What `render` does, but for the CSS, which `finish` gives. */
  begin(markdown: string): { readonly html: readonly string[]; readonly comments: readonly (readonly string[])[]; finish(): string } {
    const html = this.renderMarkdown(markdown, { htmlAsArray: true }) as unknown as readonly string[];
    const { theme } = this.directives();
    return { html, comments: this.lastComments ?? [], finish: () => this.renderStyle(theme as string | undefined) };
  }

  /** The global directives of the deck that was rendered last. */
  directives(): Readonly<Record<string, unknown>> {
    return this.lastGlobalDirectives ?? {};
  }

  /** What `loadPrepared` keeps of a theme for decks with the same extra CSS (math or none) as the one rendered last. */
  packed(theme: string): { readonly key: string; readonly parts: PackedTheme } {
    const { after: _, ...pack } = this.themeSetPackOptions();
    return { key: packKey(theme, pack), parts: cut(this.themeSet.pack(theme, { ...pack, after: marker })) };
  }

  protected override renderStyle(theme?: string): string {
    const pack = this.themeSetPackOptions();
    const { after = '', ...rest } = pack;
    const kept = this.#prepared?.packs[packKey(theme ?? this.themeSet.default?.name ?? '', rest)];
    if (!kept || /@(import|charset|namespace)/i.test(after)) return super.renderStyle(theme);
    if (after.trim() === '') return kept.before + kept.after;
    return kept.before + this.#packStyle(after) + kept.after;
  }

  /** The deck's own style, the part of it that bundling packed taken from there. */
  #packStyle(style: string): string {
    const known = this.#prepared?.styles.find(({ text }) => style.includes(text));
    if (!known) return this.packAlone(style);
    const at = style.indexOf(known.text);
    return [style.slice(0, at), style.slice(at + known.text.length)]
      .map((part) => (part.trim() === '' ? '' : this.packAlone(part)))
      .join(known.packed);
  }

  /** A style as it stands in the packed CSS of a deck. */
  packAlone(style: string): string {
    const { after: _, ...pack } = this.themeSetPackOptions();
    const key = packKey(style, pack);
    const make = (): string => packedOnce(key, () => this.#packNow(style, pack));
    return this.#styles ? this.#styles(key, make) : make();
  }

  #packNow(style: string, pack: Omit<ReturnType<Marp['themeSetPackOptions']>, 'after'>): string {
    this.themeSet.add(`/* @theme ${emptyTheme} */`);
    const frame = this.packed(emptyTheme).parts;
    const whole = this.themeSet.pack(emptyTheme, { ...pack, after: style });
    return whole.slice(frame.before.length, whole.length - frame.after.length);
  }
}

/** As markdown-it has them, of which Marp's types say nothing. */
type RenderRule = (tokens: readonly { readonly content: string }[], index: number, ...rest: unknown[]) => string;

/** Marp reads its list of what HTML may hold anew for each tag; a deck has few that are not like another. */
function cleanOnce(rules: Record<string, RenderRule | undefined>): void {
  for (const name of ['html_block', 'html_inline'] as const) {
    const clean = rules[name];
    if (clean === undefined) continue;
    rules[name] = (tokens, index, ...rest) => {
      const { content = '' } = tokens[index] ?? {};
      const make = (): string => clean(tokens, index, ...rest);
      return content.length > longest ? make() : cleaned(`${name} ${content}`, make);
    };
  }
}

/** Characters: what is longer is a drawing, which is there once. */
const longest = 500;
const cleaned = lastUsed<string>(1000);

/** Those that this process packed: many articles have a style in common. */
const packedOnce = lastUsed<string>(8);

function packKey(theme: string, pack: object): string {
  return createHash('sha256')
    .update(JSON.stringify([theme, pack]))
    .digest('hex');
}

function cut(css: string): PackedTheme {
  const rule = /[^{}]*paparan-marker\{paparan:marker\}/.exec(css);
  if (!rule) throw new Error("Marp's CSS is not put together as expected: the deck's own style was not found in it.");
  return { before: css.slice(0, rule.index), after: css.slice(rule.index + rule[0].length) };
}

const parse = Theme.fromCSS;

/** Lets Marp take its built-in themes as bundling parsed them (saves 50 ms); all other CSS is parsed as ever. */
export function keepThemes(themes: readonly PreparedTheme[]): void {
  const kept = new Map(themes.map((theme) => [theme.source, theme]));
  Theme.fromCSS = (css, parseOptions) => {
    const theme = kept.get(fingerprint(css));
    return theme ? revive(theme) : parse.call(Theme, css, parseOptions);
  };
}

/** The themes that Marp parses while a Marp is made. */
export function recordThemes(): PreparedTheme[] {
  const themes: PreparedTheme[] = [];
  Theme.fromCSS = (css, parseOptions) => {
    const theme = parse.call(Theme, css, parseOptions);
    const { name, meta, width, height } = theme;
    const imports = theme.importRules.map((rule) => rule.value);
    themes.push({ source: fingerprint(css), name, css: theme.css, meta, imports, ...(width && { width }), ...(height && { height }) });
    return theme;
  };
  new StockMarp();
  Theme.fromCSS = parse;
  return themes;
}

function revive({ name, css, meta, imports, width, height }: PreparedTheme): ReturnType<typeof parse> {
  const theme = Reflect.construct(Theme, [name, css]) as ReturnType<typeof parse>;
  const importRules = imports.map((value) => ({ node: undefined, value }));
  return Object.freeze(Object.assign(theme, { importRules, meta: Object.freeze(meta), width, height }));
}

function fingerprint(css: string): string {
  return createHash('sha256').update(css).digest('hex');
}
