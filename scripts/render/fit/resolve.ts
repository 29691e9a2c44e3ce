/**
 * Goes through a deck's slides and tries the smaller settings on those that don't fit. Runs in the page.
 *
 * Headline first: how many lines it takes says how much room the rest has. Then the steps; if none helps, the pieces are measured as they will be
 * split, with a "(1/2)" behind the headline. A headline with a word that is wider than its line is set smaller, if that keeps the word whole. Sent as text: functions here may only use each other and those of `faults.ts` and `units.ts`.
 */
import type { Fault } from './faults.ts';
import type { FitRequest, MeasuredColumn, MeasuredSlide } from '../../model/fit.ts';

declare function faultOf(section: Element): Fault | undefined;
declare function columnsOf(section: Element): MeasuredColumn[];
declare const slack: number;
declare function safeArea(section: Element): { top: number; bottom: number };

/** All slides of the document, in the order of `requests`. */
function measureAll(requests: readonly FitRequest[]): MeasuredSlide[] {
  const sections = [...document.querySelectorAll('svg[data-marpit-svg] > foreignObject > section')];
  const first = sections.map((section, index) => faultFor(section, requests[index] as FitRequest) ?? brokenWordIn(section));
  const groups = new Set(requests.flatMap(({ group }, index) => (first[index] || requests[index]?.isMeasured ? [group] : [])));
  return sections.map((section, index): MeasuredSlide => {
    const request = requests[index] as FitRequest;
    if (!first[index] && !groups.has(request.group)) return { fits: true };
    const className = section.className;
    const markup = section.querySelector(':scope > h2')?.innerHTML;
    const measured = first[index] ? resolve(section, request) : { fits: true, ...pieces(section, request, '') };
    section.className = className;
    const headline = section.querySelector(':scope > h2');
    if (headline && markup !== undefined) headline.innerHTML = markup;
    return measured;
  });
}

function headlineOf(section: Element): HTMLElement | null {
  return section.querySelector<HTMLElement>(':scope > h1, :scope > h2');
}

function linesOf(headline: HTMLElement): number {
  return Math.round(headline.clientHeight / Number.parseFloat(getComputedStyle(headline).lineHeight));
}

function faultFor(section: Element, request: FitRequest): Fault | undefined {
  const headline = headlineOf(section);
  if (headline && request.headlineLines !== null && linesOf(headline) > request.headlineLines)
    return { seen: 'its headline is too long', where: 'h2' };
  return faultOf(section);
}

/** A headline's word that stands on two lines, parted where no word is. Addresses and code are no words; scripts that part theirs anywhere have none. */
function brokenWordIn(section: Element): Fault | undefined {
  const headline = headlineOf(section);
  const texts = headline ? document.createTreeWalker(headline, NodeFilter.SHOW_TEXT) : undefined;
  const range = document.createRange();
  while (texts?.nextNode()) {
    const node = texts.currentNode as Text;
    for (const { 0: word, index } of node.data.matchAll(/[\p{L}\p{M}]{10,}/gu)) {
      if (/[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]/.test(word)) continue;
      range.setStart(node, index);
      range.setEnd(node, index + word.length);
      const [first, ...rest] = range.getClientRects();
      if (first && rest.some(({ top }) => top > first.top + slack)) return { seen: 'its headline breaks a word', where: 'h2' };
    }
  }
  return undefined;
}

/** Sets a slide with these classes instead of all others that fitting knows. */
function dress(section: Element, request: FitRequest, classes: readonly string[]): void {
  section.classList.remove('large', 'medium', ...request.headlines, ...request.steps.flat(), ...request.split);
  section.classList.add(...classes);
}

function resolve(section: Element, request: FitRequest): MeasuredSlide {
  const steps = section.classList.contains('large') ? [['medium'], ...request.steps] : request.steps;
  const headlineClass = chooseHeadline(section, request);
  const own = headlineClass ? [headlineClass] : [];
  const sound = steps.filter((step) => {
    dress(section, request, [...own, ...step]);
    return !faultFor(section, request);
  });
  const whole = sound.find((step) => {
    dress(section, request, [...own, ...step]);
    return !brokenWordIn(section);
  });
  const chosen = whole ?? sound[0];
  if (chosen) return { fits: true, classes: [...own, ...chosen], headlineClass, ...pieces(section, request, headlineClass) };
  const fault = faultFor(section, request);
  const headline = headlineRoom(section, request);
  return { fits: false, ...fault, headlineClass, ...(headline ? { headline } : {}), ...pieces(section, request, headlineClass) };
}

/** The largest size at which the headline keeps to its lines and its words whole, else the one at which it keeps to its lines, else the smallest. */
function chooseHeadline(section: Element, request: FitRequest): string {
  const headline = headlineOf(section);
  const { headlineLines } = request;
  if (!headline || headlineLines === null) return '';
  let kept: string | undefined;
  for (const name of ['', ...request.headlines]) {
    dress(section, request, name ? [name] : []);
    if (linesOf(headline) > headlineLines) continue;
    if (!brokenWordIn(section)) return name;
    kept ??= name;
  }
  return kept ?? request.headlines.at(-1) ?? '';
}

/** What of a headline fits where it is too long even at its smallest. Where only it is shown, by the height that is left to it. */
function headlineRoom(section: Element, request: FitRequest): { length: number; room: number } | undefined {
  const headline = headlineOf(section);
  if (!headline) return undefined;
  const lineHeight = Number.parseFloat(getComputedStyle(headline).lineHeight);
  const length = (headline.textContent ?? '').length;
  const lines = linesOf(headline);
  const safe = safeArea(section);
  const others = [...section.children].filter((child) => child !== headline && getComputedStyle(child).position !== 'absolute');
  const taken = others.reduce(
    (sum, child) => sum + child.getBoundingClientRect().height + Number.parseFloat(getComputedStyle(child).marginTop),
    0,
  );
  const most = request.headlineLines ?? Math.max(1, Math.floor((safe.bottom - safe.top - Math.min(taken, 320)) / lineHeight));
  return lines > most ? { length, room: Math.floor((length * most) / (lines + 0.3)) } : undefined;
}

function pieces(section: Element, request: FitRequest, headlineClass: string): { columns: MeasuredColumn[] } {
  dress(section, request, [...(headlineClass ? [headlineClass] : []), ...request.split]);
  const headline = section.querySelector(':scope > h2');
  if (headline && !headline.querySelector('.part')) headline.insertAdjacentHTML('beforeend', ' <small class="part">(8/8)</small>');
  return { columns: columnsOf(section) };
}

/** The functions as source. */
export const resolveSource = [measureAll, headlineOf, linesOf, faultFor, brokenWordIn, dress, resolve, chooseHeadline, headlineRoom, pieces]
  .map(String)
  .join('\n');
