/** A fenced block by its language: numbers to be drawn, a diagram, or code. */
import type { Code } from 'mdast';
import type { Block } from '../model/article.ts';
import { readChart } from './chart.ts';
import { placeOf, type TextContext } from './context.ts';
import { readDiagram } from './diagram.ts';

export function readFenced(node: Code, context: TextContext): Block[] {
  const lang = (node.lang ?? '').toLowerCase();
  if (lang === 'chart') return readChart(node, context);
  if (lang === 'mermaid') return [readDiagram(node, context)];
  return [{ type: 'code', lang, value: node.value, position: placeOf(node, context) }];
}
