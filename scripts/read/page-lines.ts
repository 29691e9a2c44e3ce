/**
 * Lines that a news page or a blog has around its text and between it, and that come along when it is pasted: where the page stands, who wrote it and at what
 * hour, other articles to read, where to share it, whose it is. They would be points on slides.
 *
 * Left out, and told. By how a whole paragraph reads; what may be the author's own counts only at the ends, where pages have it.
 */
import type { RootContent } from 'mdast';
import { toString } from 'mdast-util-to-string';
import { placeOf, type TextContext } from './context.ts';
import { pageLine } from './leftover-sorts.ts';
import { addLeftover } from './leftovers.ts';

/** How many paragraphs from the first and from the last are a page's own. */
const ends = { head: 6, tail: 7 } as const;

const anywhere =
  /^(?:[►▶»*•👉]\s*)?(?:baca (?:juga|pula|selengkapnya)|simak juga|tonton juga|berita terkait|artikel terkait|pilihan editor|read (?:also|next)|also read|lesen sie auch|mehr zum thema|(?:à )?lire aussi|lea también|lee también|te puede interesar|leggi anche|leia (?:também|mais)|lees ook|baca lagi|اقرأ أيضا|关联阅读|延伸阅读|相关阅读|関連記事)\s*[:：|]\s*\S/iu;
const head = [
  /^(?:BAB|MODUL|PERTEMUAN|UNIT|CHAPTER|LECTURE|KAPITEL|CHAPITRE|CAPÍTULO)\s+[\dIVXLC]+\b[^\p{Ll}]*$/u,
  /^(?:home|beranda|startseite|accueil|inicio|início|laman utama)\s*(?:[>»›/|]\s*[^>»›/|]{1,40}){1,5}$/iu,
  /^(?:penulis|editor|reporter|pewarta|wartawan|writer)\s*[:：][^|]{2,60}\|\s*(?:penulis|editor|reporter|pewarta|photographer|fotografer)\s*[:：].{2,60}$/iu,
  /^(?:[\p{L}\d-]+\.(?:com|co\.id|id|net|org|news)\b|(?:diperbarui|dipublikasikan|terbit|published|updated|posted)\b).{0,60}\b\d{1,2}[.:]\d{2}\b.{0,24}$/iu,
];
const tail = [
  /^(?:tags?|etiquetas|schlagworte)\s*[:：]\s*[^,.!?]{1,40}(?:,\s*[^,.!?]{1,40})+$/iu,
  /^(?:bagikan|sebarkan|share(?: this)?(?: article| post)?(?: on)?|teilen|partager|compartir|condividi|compartilhar|delen)\s*[:：]?(?:[\s,|/·•]*(?:facebook|twitter|x|whatsapp|telegram|e-?mail|linkedin|instagram|line|print|salin tautan|copy link))+[\s,|/·•]*$/iu,
  /^(?:copyright|hak cipta|©|\(c\))(?=.*(?:all rights reserved|dilindungi|©|\(c\)|\d{4})).{0,140}$/iu,
  /^(?:dapatkan update|ikuti (?:berita|saluran)|subscribe to (?:our|the) newsletter)\b.{0,240}$/iu,
];

/** The nodes without them, and without a first line that repeats the title. */
export function withoutPageLines(nodes: readonly RootContent[], title: string, context: TextContext): readonly RootContent[] {
  const last = nodes.findLastIndex((node) => node.type === 'paragraph');
  return nodes.filter((node, index) => {
    if (node.type !== 'paragraph' || node.children.some(({ type }) => type === 'image' || type === 'imageReference')) return true;
    const text = toString(node).trim();
    if (text === '' || text.length > 260) return true;
    const isHead = index < ends.head;
    if (isHead && index > 0 && text === title.trim() && nodes.length > ends.head) return false;
    const isLeft =
      anywhere.test(text) ||
      (isHead && head.some((pattern) => pattern.test(text))) ||
      (index > last - ends.tail && tail.some((pattern) => pattern.test(text)));
    if (isLeft) addLeftover(pageLine, text, () => placeOf(node, context), context.leftovers);
    return !isLeft;
  });
}
