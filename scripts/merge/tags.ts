/**
 * Joining structure trees (PDF 32000-1, 14.7) under one root with one `Document`: the elements of each source keep their shape, their
 * keys in the parent tree move up behind those of the sources before.
 *
 * Rejected: one `Document` a source below a `DocumentFragment`, which PDF 1.7 readers don't know.
 */
import { PDFDict, PDFName, PDFRef, PDFString } from 'pdf-lib';
import type { PDFContext, PDFObject } from 'pdf-lib';
import type { Copier } from './copy.ts';
import { arrayFrom, dictFrom, dictOf, itemsOf, listOf, name, numberOf, textOf } from './objects.ts';
import { mapNewerTypes } from './roles.ts';
import type { Page, Source } from './source.ts';
import { elementsBelow, isElement, parentEntries, prefixIds, prune, renameType } from './structure.ts';
import { readNameTree, readNumberTree, writeNameTree, writeNumberTree } from './trees.ts';
import type { Entry } from './trees.ts';

/** The tree that grows as sources are joined. `next` is the first free key of its parent tree. */
export interface Tags {
  readonly root: PDFRef;
  readonly document: PDFRef;
  readonly kids: PDFObject[];
  readonly parents: Entry<number>[];
  readonly ids: Entry<string>[];
  readonly namespaces: PDFObject[];
  readonly roles: PDFDict;
  readonly classes: PDFDict;
  next: number;
}

/** A tree with an empty `Document`, whose references are taken but not yet written. */
export function startTags(context: PDFContext): Tags {
  const [root, document] = [context.nextRef(), context.nextRef()];
  const [roles, classes] = [PDFDict.withContext(context), PDFDict.withContext(context)];
  return { root, document, kids: [], parents: [], ids: [], namespaces: [], roles, classes, next: 0 };
}

/** The source's root, where its elements can find it; undefined for an untagged file. */
export function treeOf(source: Source): PDFDict | undefined {
  const value = source.catalog.get(name('StructTreeRoot'));
  return value instanceof PDFRef ? dictOf(source.context, value) : undefined;
}

/** The first free key of a parent tree; Chromium's own entry for it counts pages only. */
export function nextKey(context: PDFContext, root: PDFDict): number {
  const keys = readNumberTree(context, root.get(name('ParentTree'))).map(([key]) => key + 1);
  return keys.reduce((most, key) => Math.max(most, key), numberOf(context, root.get(name('ParentTreeNextKey'))) ?? 0);
}

/** Copies a source's elements into the tree. Its pages must have their place in the copier, whose offset must be `tags.next`. */
export function joinTags(tags: Tags, source: Source, taken: readonly Page[], copier: Copier, prefix: string, lang: string): void {
  const { context } = source;
  const root = treeOf(source);
  if (root === undefined) return;
  const parentTree = root.get(name('ParentTree'));
  const next = nextKey(context, root);
  const staying = taken.length < source.pages.length ? prune(context, root, new Set(taken.map((page) => page.ref))) : undefined;
  const elements = elementsBelow(context, root);
  prefixIds(context, elements, prefix);
  joinRoles(tags, source, root, elements, copier);
  mapNewerTypes(tags.roles, elements);

  copier.place(source.catalog.get(name('StructTreeRoot')) as PDFRef, tags.root);
  tags.kids.push(...topElements(tags, source, root, copier, lang).map(copier.copy));
  for (const [key, value] of parentEntries(context, parentTree, staying)) tags.parents.push([key + tags.next, copier.copy(value)]);
  for (const [id, value] of readNameTree(context, root.get(name('IDTree')))) {
    const element = dictOf(context, value);
    if (element && (staying === undefined || staying.has(element))) tags.ids.push([prefix + id, copier.copy(value)]);
  }
  tags.namespaces.push(...itemsOf(context, root.get(name('Namespaces'))).map(copier.copy));
  tags.next += next;
}

/** What hangs below `Document`: the kids of the source's only `Document`, or else all its top elements, no longer called so. */
function topElements(tags: Tags, source: Source, root: PDFDict, copier: Copier, lang: string): readonly PDFObject[] {
  const { context } = source;
  const tops = listOf(context, root.get(name('K')));
  const only = tops.length === 1 ? tops[0] : undefined;
  const document = dictOf(context, only);
  const kids = listOf(context, document?.get(name('K')));
  const isPlain = isDocument(context, document) && only instanceof PDFRef && kids.every((kid) => isElement(dictOf(context, kid)));
  const language = document?.get(name('Lang')) ?? source.catalog.get(name('Lang'));
  const found = isPlain ? kids : tops;
  const anchor = isPlain ? only : context.nextRef();
  for (const kid of found) {
    const dict = dictOf(context, kid);
    if (isDocument(context, dict)) dict?.set(name('S'), name('Part'));
    if (language && textOf(context, language) !== lang && !dict?.has(name('Lang'))) dict?.set(name('Lang'), language);
    if (!isPlain) dict?.set(name('P'), anchor);
  }
  copier.place(anchor, tags.document);
  return found;
}

const isDocument = (context: PDFContext, dict: PDFDict | undefined): boolean => textOf(context, dict?.get(name('S'))) === 'Document';

/** A type that two sources map to different standard types gets a second name; of two classes with one name the first stays. */
function joinRoles(tags: Tags, source: Source, root: PDFDict, elements: readonly PDFDict[], copier: Copier): void {
  const { context } = source;
  for (const [type, role] of dictOf(context, root.get(name('RoleMap')))?.entries() ?? []) {
    const known = tags.roles.get(type);
    const isOther = known !== undefined && textOf(context, known) !== textOf(context, role);
    const free = isOther ? freeName(tags.roles, type) : type;
    if (isOther) renameType(context, elements, type, free);
    tags.roles.set(free, copier.copy(role));
  }
  for (const [key, value] of dictOf(context, root.get(name('ClassMap')))?.entries() ?? []) {
    if (!tags.classes.has(key)) tags.classes.set(key, copier.copy(value));
  }
}

function freeName(taken: PDFDict, type: PDFName): PDFName {
  for (let number = 2; ; number++) {
    const free = name(`${type.decodeText()}-${number}`);
    if (!taken.has(free)) return free;
  }
}

/** Writes the joined tree; undefined where no source was tagged. */
export function finishTags(context: PDFContext, tags: Tags, lang: string): PDFRef | undefined {
  if (tags.kids.length === 0) return undefined;
  const filled = (dict: PDFDict): PDFDict | undefined => (dict.keys().length > 0 ? dict : undefined);
  const common = { P: tags.root, Lang: PDFString.of(lang), K: arrayFrom(context, tags.kids) };
  context.assign(tags.document, dictFrom(context, { Type: name('StructElem'), S: name('Document'), ...common }));
  const parents = context.register(writeNumberTree(context, tags.parents));
  const ids = tags.ids.length > 0 ? context.register(writeNameTree(context, tags.ids)) : undefined;
  const namespaces = tags.namespaces.length > 0 ? arrayFrom(context, tags.namespaces) : undefined;
  const type = { Type: name('StructTreeRoot'), K: tags.document, ParentTree: parents, ParentTreeNextKey: context.obj(tags.next) };
  const maps = { RoleMap: filled(tags.roles), ClassMap: filled(tags.classes), IDTree: ids, Namespaces: namespaces };
  context.assign(tags.root, dictFrom(context, { ...type, ...maps }));
  return tags.root;
}
