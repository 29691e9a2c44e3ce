/**
 * A PDF opened for checking: its objects by path, its pages, its XMP.
 *
 * pdf-lib only parses here; nothing of `scripts/merge` is used, so that the checker does not share its mistakes.
 */
import {
  PDFArray,
  PDFDict,
  PDFDocument,
  PDFHexString,
  PDFName,
  PDFNumber,
  PDFRawStream,
  PDFRef,
  PDFString,
  decodePDFRawStream,
} from 'pdf-lib';
import type { PDFContext, PDFObject } from 'pdf-lib';

export type Value = PDFObject | undefined;

/** `rule`: as the Matterhorn protocol numbers it, or a word of ours. `place`: page, object or element. */
export interface Finding {
  readonly rule: string;
  readonly place: string;
  readonly message: string;
}

export interface Page {
  readonly dict: PDFDict;
  readonly ref: PDFRef;
  /** From 1. */
  readonly number: number;
}

export interface File {
  readonly bytes: Uint8Array;
  readonly context: PDFContext;
  readonly catalog: PDFDict;
  readonly pages: readonly Page[];
  /** Follows keys and indexes through dictionaries, streams, arrays and references. */
  readonly at: (from: Value, ...path: readonly (string | number)[]) => Value;
  readonly dict: (from: Value, ...path: readonly (string | number)[]) => PDFDict | undefined;
  /** One, or an array of them, or none: as a list. */
  readonly list: (from: Value, ...path: readonly (string | number)[]) => readonly PDFObject[];
  /** A name or string, decoded. */
  readonly text: (from: Value, ...path: readonly (string | number)[]) => string | undefined;
  readonly number: (from: Value, ...path: readonly (string | number)[]) => number | undefined;
  readonly decoded: (stream: Value) => Uint8Array | undefined;
}

export async function openFile(bytes: Uint8Array): Promise<File> {
  const pdf = await PDFDocument.load(bytes, { updateMetadata: false, ignoreEncryption: true });
  const { context } = pdf;
  const at: File['at'] = (from, ...path) => {
    const value = context.lookup(from);
    const [step, ...rest] = path;
    if (step === undefined) return value;
    if (typeof step === 'number') return value instanceof PDFArray ? at(value.asArray()[step], ...rest) : undefined;
    const dict = value instanceof PDFRawStream ? value.dict : value;
    return dict instanceof PDFDict ? at(dict.get(PDFName.of(step)), ...rest) : undefined;
  };
  return {
    bytes,
    context,
    catalog: pdf.catalog,
    pages: pdf.getPages().map(({ node, ref }, index) => ({ dict: node, ref, number: index + 1 })),
    at,
    dict(from, ...path) {
      const value = at(from, ...path);
      const dict = value instanceof PDFRawStream ? value.dict : value;
      return dict instanceof PDFDict ? dict : undefined;
    },
    list(from, ...path) {
      const value = at(from, ...path);
      if (value instanceof PDFArray) return value.asArray();
      return value === undefined ? [] : [value];
    },
    text(from, ...path) {
      const value = at(from, ...path);
      return value instanceof PDFName || value instanceof PDFString || value instanceof PDFHexString ? value.decodeText() : undefined;
    },
    number(from, ...path) {
      const value = at(from, ...path);
      return value instanceof PDFNumber ? value.asNumber() : undefined;
    },
    decoded(stream) {
      const value = context.lookup(stream);
      return value instanceof PDFRawStream ? decodePDFRawStream(value).decode() : undefined;
    },
  };
}

/** A value that page or parent nodes may hold (PDF 32000-1, 7.7.3.4). */
export function inherited(file: File, page: PDFDict, key: string): Value {
  for (let at: PDFDict | undefined = page, depth = 0; at && depth < 64; at = file.dict(at, 'Parent'), depth++) {
    const value = file.at(at, key);
    if (value !== undefined) return value;
  }
  return undefined;
}

/** The entries of a number or name tree. */
export function treeEntries(file: File, node: Value, kind: 'Nums' | 'Names', depth = 0): readonly (readonly [string, PDFObject])[] {
  if (depth > 32) return [];
  const leaves = file.list(node, kind);
  const own = Array.from({ length: leaves.length >> 1 }, (_, index): readonly [string, PDFObject] => {
    const [key, value] = [leaves[2 * index], leaves[2 * index + 1] as PDFObject];
    return [kind === 'Nums' ? String(file.number(key)) : (file.text(key) ?? ''), value];
  });
  return [...own, ...file.list(node, 'Kids').flatMap((kid) => treeEntries(file, kid, kind, depth + 1))];
}
