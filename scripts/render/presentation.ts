/**
 * Slides → the presentation that marp-cli writes (presenter view, notes, timer, overview, touch), byte for byte.
 *
 * Why not marp-cli itself: it takes 450 ms a process. Its template is taken from a file that it wrote once, while bundling; what
 * differs from deck to deck is put in here. A test holds the result to what marp-cli writes today.
 */
import { escapeAttribute, inContainer } from './slides.ts';
import type { DeckHead, MarpDeck } from './slides.ts';
import { loadPrepared } from './prepared.ts';
import type { Shell } from './prepared.ts';

/** What the article says of its language. */
interface Spoken {
  readonly lang?: string;
  readonly direction?: 'ltr' | 'rtl';
}

/**
 * The presentation file of a rendered deck. `lang` is needed where the deck's front matter has none: marp-cli takes the system's; it knows no direction.
 * `more`: HTML of ours, behind all of Marp's.
 */
export async function deckHtml(deck: MarpDeck, { lang = 'en', direction }: Spoken = {}, more = ''): Promise<string> {
  const shell = await loadShell();
  const [dir, own] = direction === 'rtl' ? [' dir="rtl"', leftToRight] : ['', ''];
  const head = `<!DOCTYPE html><html lang="${escapeAttribute(deck.head.lang ?? lang)}"${dir}><head>${headTags(deck.head)}${own}`;
  return (
    head +
    shell.head +
    deck.css +
    shell.middle +
    inContainer(deck.scripted) +
    noteElements(deck.comments) +
    shell.tail.replace(end, () => more + end)
  );
}

const end = '</body></html>';

/** Arrows that point forward and back, and what is drawn from left to right in the presenter view, stand as in every deck. */
const leftToRight = '<style>.bespoke-marp-osc,.bespoke-marp-presenter-container{direction:ltr}.bespoke-marp-note{direction:rtl}</style>';

async function loadShell(): Promise<Shell> {
  return loadPrepared()?.shell ?? (await import('./prepare.ts')).makeShell();
}

function headTags({ title, author, description, keywords, url, image }: DeckHead): string {
  const about = (name: string, property: string, content: string) =>
    `<meta name="${name}" content="${escapeAttribute(content)}"><meta property="${property}" content="${escapeAttribute(content)}">`;
  const meta = (property: string, content: string) => `<meta property="${property}" content="${escapeAttribute(content)}">`;
  return [
    title && `<title>${escapeAttribute(title)}</title>${meta('og:title', title)}${image ? meta('og:image:alt', title) : ''}`,
    author && about('author', 'article:author', author),
    description && about('description', 'og:description', description),
    keywords && keywords.length > 1 && `<meta name="keywords" content="${escapeAttribute(keywords.join(','))}">`,
    url && `<link rel="canonical" href="${escapeAttribute(url)}">${meta('og:url', url)}`,
    image && meta('og:image', image),
  ]
    .filter((tag) => typeof tag === 'string')
    .join('');
}

function noteElements(comments: MarpDeck['comments']): string {
  const element = (notes: readonly string[], index: number) => {
    const paragraphs = notes.map((note) => `<p>${escapeAttribute(note)}</p>`).join('');
    return notes.length > 0 ? `<div class="bespoke-marp-note" data-index="${index}" tabindex="0">${paragraphs}</div>` : '';
  };
  return comments.map(element).join('');
}
