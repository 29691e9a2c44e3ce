/** The label files: one a language, `<lang>.yaml`, read when a document speaks it. English is the complete one; what another lacks is taken from it. */
import { readFileSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { place, type Position } from '../model/diagnostic.ts';
import { Failure } from '../model/failure.ts';
import { labelFiles, type Labels } from '../model/label-files.ts';
import { loadPrecompiled } from './precompiled.ts';
import { collectProblems } from './problems.ts';
import { readYaml } from './yaml.ts';

/** All languages that documents can speak. */
export interface LabelSet {
  /** Those with a file, in lower case: "en", "id", "pt-br". */
  readonly languages: readonly string[];
  /**
   * For a BCP 47 tag: from the nearest files, "pt-BR" before "pt" before "en"; `labelsLang` says which was the first. Throws a `Failure` that names file,
   * line and column when one of these is no YAML, or no map of texts.
   */
  labelsFor(lang: string): Labels;
}

/** What there is in `folder`. Its files are read once each. */
export async function loadLabels(folder: string): Promise<LabelSet> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.yaml')).sort();
  const files = new Map(names.map((name) => [name.slice(0, -'.yaml'.length).toLowerCase(), path.join(folder, name)]));
  const read = once((tag: string) => readLabels(files.get(tag) ?? path.join(folder, `${tag}.yaml`)));
  const labelsFor = once((lang: string): Labels => {
    const known = labelFiles(lang).filter((tag) => files.has(tag));
    return { ...known.reduceRight<Labels>((below, tag) => over(below, read(tag)), {}), labelsLang: known[0] ?? 'en' };
  });
  return { languages: [...files.keys()], labelsFor };
}

function once<Value>(make: (name: string) => Value): (name: string) => Value {
  const made = new Map<string, Value>();
  return (name) => {
    const value = made.has(name) ? (made.get(name) as Value) : make(name);
    made.set(name, value);
    return value;
  };
}

const form = /^(.+)\.(?:zero|one|two|few|many)$/;

/** `own` over `below`, of which forms for numbers are left out where `own` has its own: "1st" must not stand among the numbers of Malay. */
function over(below: Labels, own: Labels): Labels {
  const left = Object.entries(below).filter(([key]) => !(`${form.exec(key)?.[1]}.other` in own));
  return { ...Object.fromEntries(left), ...own };
}

function readLabels(file: string): Labels {
  const text = readFileSync(file, 'utf8');
  const ready = loadPrecompiled(path.basename(file, '.yaml'));
  const value: unknown = ready?.text === text ? ready.value : parse(file, text);
  const isMap = value !== null && typeof value === 'object' && Object.values(value).every((text) => typeof text === 'string');
  if (!isMap) throw failure({ file: shown(file), line: 1, column: 1 }, 'this is no map of texts');
  return value as Labels;
}

function parse(file: string, text: string): unknown {
  const problems = collectProblems();
  const { value } = readYaml(text, shown(file), 1, problems);
  const [first] = problems.list;
  if (first) throw failure(first.position, first.message);
  return value;
}

const failure = (position: Position, message: string): Failure => new Failure(1, `${place(position)} ${message}`);

/** As authors know it, whatever the folder that the program stands in. */
const shown = (file: string): string => file.split(path.sep).slice(-3).join('/');
