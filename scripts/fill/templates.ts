/**
 * Handlebars' only home: templates by their path below `templates/`, compiled once.
 *
 * An environment of its own and plain data only. `*.md.hbs` is compiled without escaping, since entities would spoil Markdown: it may only be
 * fed strings made by `markdown.ts`. `*.html.hbs` escapes; what is HTML already is passed as `Html` and written with `{{{…}}}`.
 * `*.css` are partials as they stand (`{{> paper.css}}` inside `<style>`): style sheets have braces of their own.
 * The compiler is loaded only for a template that was not compiled while bundling.
 * Rejected: helpers registered on the global Handlebars; two builds in one process would share them.
 */
import type Handlebars from 'handlebars';
import runtime from 'handlebars/runtime.js';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { Failure } from '../model/failure.ts';
import { precompiled } from './precompiled.ts';

/** Fills the template at `name` ("deck/deck.md.hbs") with `data`. Throws a `Failure` with the template's name when it asks for what is not there. */
export type Fill = (name: string, data: object) => string;

/** Reads every `*.hbs` below `root`; each is both a template and a partial, by its path without `.hbs`. Style sheets are partials by their whole path. */
export async function loadTemplates(root: string): Promise<Fill> {
  const files = (await readdir(root, { recursive: true })).map((name) => name.split(path.sep).join('/'));
  const read = async (name: string): Promise<readonly [string, string]> => [name, await readFile(path.join(root, name), 'utf8')];
  const texts = await Promise.all(files.filter((name) => /\.(hbs|css)$/.test(name)).map(read));
  const sources = texts.filter(([name]) => name.endsWith('.hbs'));
  const environment = sources.every(isReady) ? (runtime as unknown as typeof Handlebars).create() : await compiler();
  const templates = new Map<string, Handlebars.TemplateDelegate<object>>();
  for (const source of sources) {
    const [name, text] = source;
    const ready = isReady(source) ? (precompiled[name]?.specification as TemplateSpecification) : undefined;
    const template: Handlebars.TemplateDelegate<object> = ready ? environment.template(ready) : compiled(environment, name, text);
    environment.registerPartial(name.slice(0, -'.hbs'.length), template);
    templates.set(name, template);
  }
  for (const [name, text] of texts) if (name.endsWith('.css')) environment.registerPartial(name, () => text);
  return (name, data) => {
    const template = templates.get(name);
    if (!template) throw new Failure(1, `templates/${name} is missing`);
    try {
      return template(data);
    } catch (error) {
      throw complaint(name, error);
    }
  };
}

/** Parsed at once, though Handlebars would wait until it is filled: then the mistake of a partial would be told of the template that uses it. */
function compiled(environment: typeof Handlebars, name: string, text: string): Handlebars.TemplateDelegate<object> {
  try {
    environment.parse(text);
  } catch (error) {
    throw complaint(name, error);
  }
  return environment.compile<object>(text, compileOptions(name));
}

/** Handlebars' complaint without the picture of the place that it draws over several lines. */
function complaint(name: string, error: unknown): Failure {
  const [first = '', ...others] = (error instanceof Error ? error.message : String(error)).split('\n');
  const last = others.at(-1);
  return new Failure(1, `templates/${name}: ${last === undefined ? first : `${first.replace(/:$/, '')}, ${last}`}`, { cause: error });
}

const isReady = ([name, text]: readonly [string, string]): boolean => precompiled[name]?.text === text;

/** Handlebars with its compiler, which takes longer to load than to run. */
async function compiler(): Promise<typeof Handlebars> {
  return (await import('handlebars')).default.create();
}

/** Bundling compiles with the same. */
function compileOptions(name: string): CompileOptions {
  return { strict: true, preventIndent: true, noEscape: name.endsWith('.md.hbs') };
}
