/** `Article` → what is wrong with it as a whole: ids, links, citations, empty parts. What one line alone gets wrong is parse's. */
import type { Article } from '../model/article.ts';
import type { Content, Point } from '../model/section.ts';
import type { Diagnostic, Position } from '../model/diagnostic.ts';
import { plainText, walk, type Node } from '../model/walk.ts';
import { baseLanguage } from '../model/words.ts';
import { allPoints, idsOf } from './ids.ts';
import { collectProblems, guessAmong, type Problems } from './problems.ts';

/** `languages`: those with a label file. */
export function validate(article: Article, languages: readonly string[]): readonly Diagnostic[] {
  const problems = collectProblems();
  const start = { file: article.file, line: 1, column: 1 };
  const nodes = nodesOf(article);
  const ids = checkIds(article, nodes, problems);
  checkReferences(article, nodes, ids, problems);
  checkEmpty(article, start, problems);
  const base = baseLanguage(article.lang);
  if (!languages.includes(base) && !languages.includes(article.lang.toLowerCase()))
    problems.warning(
      'unknown-language',
      start,
      `there are no labels for the language "${article.lang}"; documents say "Contents", "Page" … in English`,
      `add templates/labels/${base}.yaml; there are: ${languages.join(', ')}`,
    );
  return problems.list;
}

/** Every node of the article, in reading order. */
export function nodesOf(article: Article): Node[] {
  const contents: Content[] = [article.introduction, ...allPoints(article)];
  return [
    ...walk(allPoints(article).flatMap((point) => point.heading)),
    ...contents.flatMap((content) => [
      ...walk(content.blocks),
      ...content.slides.flatMap(({ heading, blocks }) => [...walk(heading ?? []), ...walk(blocks)]),
      ...walk(content.notes),
    ]),
    ...walk(article.footnotes.flatMap((footnote) => footnote.children)),
    ...walk(article.summary.flat()),
    ...walk(article.glossary.flatMap((entry) => entry.definition)),
    ...walk(article.questions.flatMap((question) => [...question.question, ...(question.answer ?? [])])),
  ];
}

function checkIds(article: Article, nodes: readonly Node[], problems: Problems): Set<string> {
  const named: { id: string; position: Position }[] = [
    ...allPoints(article).map(({ id, position }) => ({ id, position })),
    ...nodes.flatMap((node) => (node.type === 'heading' ? [node] : idsOf(node))).filter(({ id }) => id !== ''),
  ];
  const seen = new Map<string, Position>();
  for (const { id, position } of named) {
    const first = seen.get(id);
    if (first)
      problems.error('duplicate-id', position, `the id "${id}" stands twice; first at line ${first.line}`, 'give one of them another id');
    else seen.set(id, position);
  }
  return new Set(seen.keys());
}

function checkReferences(article: Article, nodes: readonly Node[], ids: ReadonlySet<string>, problems: Problems): void {
  const keys = new Set(article.references.map((reference) => reference.id));
  const [guessId, guessKey] = [guessAmong([...ids]), guessAmong([...keys])];
  const notes = new Set(article.footnotes.map((footnote) => footnote.id));
  for (const node of nodes) {
    if (node.type === 'crossReference' && !ids.has(node.id))
      problems.error('dead-link', node.position, `nothing has the id "${node.id}"`, ...guessId(node.id));
    if (node.type === 'footnoteReference' && !notes.has(node.id))
      problems.error('unknown-footnote', node.position, `there is no footnote "${node.id}"`);
    if (node.type === 'link' && node.children.length === 0)
      problems.warning('empty-link', { file: article.file, line: 1, column: 1 }, `the link to ${node.url} has no text`);
    if (node.type !== 'citation' || keys.size === 0) continue;
    for (const { key } of node.items)
      if (!keys.has(key)) problems.error('unknown-citation', node.position, `no reference has the key "${key}"`, ...guessKey(key));
  }
  if (keys.size === 0) reportNoReferences(nodes, problems);
}

/** One error for all, since one line mends all. */
function reportNoReferences(nodes: readonly Node[], problems: Problems): void {
  const citations = nodes.filter((node) => node.type === 'citation');
  const [first] = citations;
  const key = first?.items[0]?.key;
  if (!first || key === undefined) return;
  const count = citations.reduce((sum, { items }) => sum + items.length, 0);
  const more = count > 1 ? `, and ${count - 1} more are cited` : '';
  const hint = 'the article has no "references"; a file of them is named in the front matter: "references: references.bib"';
  problems.error('unknown-citation', first.position, `no reference has the key "${key}"${more}`, hint);
}

function checkEmpty(article: Article, start: Position, problems: Problems): void {
  const isEmpty = (content: Content): boolean => content.blocks.length + content.slides.length + content.notes.length === 0;
  for (const section of article.sections) {
    if (isEmpty(section) && section.points.length === 0) reportEmpty('section', section, problems);
    for (const point of section.points) if (isEmpty(point)) reportEmpty('point', point, problems);
  }
  if (article.sections.length === 0 && isEmpty(article.introduction))
    problems.error('empty-article', start, 'the article has no text', 'write a paragraph, or a section: "## Heading"');
}

function reportEmpty(what: string, point: Point, problems: Problems): void {
  problems.warning(
    'empty-section',
    point.position,
    `the ${what} "${plainText(point.heading)}" is empty: its heading stands alone`,
    'write its text, or what is said in a :::notes block',
  );
}
