/**
 * Handlebars' only home: templates by their path below `templates/`, compiled once.
 *
 * An environment of its own and plain data only. `*.md.hbs` is compiled without escaping, since entities would spoil Markdown: it may only be
 * fed strings made by `markdown.ts`. `*.html.hbs` escapes; what is HTML already is passed as `Html` and written with `{{{…}}}`.
 * `*.css` are partials as they stand (`{{> paper.css}}` inside `<style>`): style sheets have braces of their own.
 * Rejected: helpers registered on the global Handlebars; two builds in one process would share them.
 */
import Handlebars from 'handlebars';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';

/** Fills the template at `name` ("deck/deck.md.hbs") with `data`. Throws an `Error` with the template's name when it asks for what is not there. */
export type Fill = (name: string, data: object) => string;

/** Reads every `*.hbs` below `root`; each is both a template and a partial, by its path without `.hbs`. Style sheets are partials by their whole path. */
export async function loadTemplates(root: string): Promise<Fill> {
  const environment = Handlebars.create();
  const files = (await readdir(root, { recursive: true })).map((name) => name.split(path.sep).join('/'));
  const names = files.filter((name) => name.endsWith('.hbs'));
  const options = (name: string): CompileOptions => ({ strict: true, preventIndent: true, noEscape: name.endsWith('.md.hbs') });
  const templates = new Map<string, Handlebars.TemplateDelegate<object>>();
  const verbatim = async (name: string): Promise<void> => {
    const text = await readFile(path.join(root, name), 'utf8');
    environment.registerPartial(name, () => text);
  };
  await Promise.all([
    ...files.filter((name) => name.endsWith('.css')).map(verbatim),
    ...names.map(async (name) => {
      const template = environment.compile<object>(await readFile(path.join(root, name), 'utf8'), options(name));
      environment.registerPartial(name.slice(0, -'.hbs'.length), template);
      templates.set(name, template);
    }),
  ]);
  return (name, data) => {
    const template = templates.get(name);
    if (!template) throw new Error(`templates/${name} is missing`);
    try {
      return template(data);
    } catch (error) {
      throw new Error(`templates/${name}: ${error instanceof Error ? error.message : String(error)}`, { cause: error });
    }
  };
}
