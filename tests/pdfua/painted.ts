/** What pages paint, each operator with the marked-content sequences that it stands in (PDF 32000-1, 14.6), forms followed into. */
import { PDFDict, PDFRawStream } from 'pdf-lib';
import type { PDFObject } from 'pdf-lib';
import { inherited, type File, type Page } from './file.ts';
import { operators, type Operand } from './operators.ts';

export interface Mark {
  readonly tag: string;
  readonly mcid: number | undefined;
  /** Page or form whose stream the mark stands in: its StructParents count. */
  readonly owner: PDFDict;
  readonly properties: { readonly get: (key: string) => unknown };
}

export interface Painted {
  readonly operator: string;
  readonly marks: readonly Mark[];
  /** Of text: its font and the shown bytes. */
  readonly font?: PDFDict | undefined;
  readonly shown?: readonly Uint8Array[];
  readonly invisible?: boolean;
}

export interface PagePaint {
  readonly page: Page;
  readonly painted: readonly Painted[];
  /** In order, also those that hold nothing. */
  readonly marks: readonly (Mark & { readonly within: readonly Mark[] })[];
  readonly forms: readonly PDFDict[];
  /** Sequences that are ended but not begun, or begun but not ended. */
  readonly unbalanced: number;
}

const paths = new Set(['f', 'F', 'f*', 'B', 'B*', 'b', 'b*', 'S', 's', 'sh', 'BI']);
const texts = new Set(['Tj', 'TJ', "'", '"']);

interface State {
  readonly file: File;
  readonly painted: Painted[];
  readonly marks: (Mark & { readonly within: readonly Mark[] })[];
  readonly forms: PDFDict[];
  unbalanced: number;
}

export function paintOf(file: File, page: Page): PagePaint {
  const state: State = { file, painted: [], marks: [], forms: [], unbalanced: 0 };
  const streams = file.list(page.dict, 'Contents').flatMap((stream) => [file.decoded(stream) ?? new Uint8Array(), Buffer.from('\n')]);
  run(state, Buffer.concat(streams), inherited(file, page.dict, 'Resources'), page.dict, [], 0);
  return { page, ...state };
}

/** What a form paints by itself, as an annotation's looks. */
export function paintOfForm(file: File, form: PDFRawStream): Pick<PagePaint, 'painted'> {
  const state: State = { file, painted: [], marks: [], forms: [], unbalanced: 0 };
  run(state, file.decoded(form) ?? new Uint8Array(), file.at(form, 'Resources'), form.dict, [], 0);
  return state;
}

interface Text {
  readonly font: PDFDict | undefined;
  readonly mode: number;
}

function run(
  state: State,
  bytes: Uint8Array,
  resources: PDFObject | undefined,
  owner: PDFDict,
  outer: readonly Mark[],
  depth: number,
): void {
  const { file } = state;
  let marks = outer;
  let text: Text = { font: undefined, mode: 0 };
  const saved: Text[] = [];
  for (const { name, operands } of operators(bytes)) {
    const first = operands[0];
    if (name === 'q') saved.push(text);
    else if (name === 'Q') text = saved.pop() ?? text;
    else if (name === 'Tf') text = { ...text, font: file.dict(resources, 'Font', named(first)) };
    else if (name === 'Tr') text = { ...text, mode: Number(first) };
    else if (name === 'gs' && file.at(resources, 'ExtGState', named(first), 'Font'))
      text = { ...text, font: file.dict(resources, 'ExtGState', named(first), 'Font', 0) };
    else if (name === 'BMC' || name === 'BDC') {
      const mark = { ...markOf(file, named(first), operands[1], resources, owner), within: marks };
      state.marks.push(mark);
      marks = [...marks, mark];
    } else if (name === 'EMC') {
      if (marks.length <= outer.length) state.unbalanced++;
      else marks = marks.slice(0, -1);
    } else if (texts.has(name)) {
      const shown = operands.flat().filter((item) => item instanceof Uint8Array);
      state.painted.push({ operator: name, marks, font: text.font, shown, invisible: text.mode === 3 });
    } else if (paths.has(name)) state.painted.push({ operator: name, marks });
    else if (name === 'Do') paintObject(state, file.at(resources, 'XObject', named(first)), marks, depth, resources);
  }
  state.unbalanced += marks.length - outer.length;
}

function paintObject(
  state: State,
  object: PDFObject | undefined,
  marks: readonly Mark[],
  depth: number,
  resources: PDFObject | undefined,
): void {
  const { file } = state;
  if (!(object instanceof PDFRawStream)) return;
  if (file.text(object, 'Subtype') !== 'Form') {
    state.painted.push({ operator: 'Do', marks });
    return;
  }
  state.forms.push(object.dict);
  if (depth < 12)
    run(state, file.decoded(object) ?? new Uint8Array(), file.at(object, 'Resources') ?? resources, object.dict, marks, depth + 1);
}

function markOf(file: File, tag: string, given: Operand | undefined, resources: PDFObject | undefined, owner: PDFDict): Mark {
  const listed = typeof given === 'string' ? file.dict(resources, 'Properties', named(given)) : undefined;
  const direct = given !== null && typeof given === 'object' ? (given as Readonly<Record<string, Operand>>) : undefined;
  const get = (key: string): unknown => (listed ? (file.number(listed, key) ?? file.text(listed, key)) : direct?.[key]);
  const mcid = get('MCID');
  return { tag, mcid: typeof mcid === 'number' ? mcid : undefined, owner, properties: { get } };
}

const named = (operand: Operand | undefined): string => String(operand).replace(/^\//, '');
