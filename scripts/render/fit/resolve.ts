/**
 * Goes through a deck's slides and tries the smaller settings on those that don't fit. Runs in the page.
 *
 * Headline first: how many lines it takes says how much room the rest has. Then the steps; if none helps, the pieces are measured as they will be
 * split, with a "(1/2)" behind the headline. Sent as text: functions here may only use each other and those of `faults.ts` and `units.ts`.
 */
import type { Fault } from './faults.ts';
import type { FitRequest, MeasuredColumn, MeasuredSlide } from '../../model/fit.ts';

declare function faultOf(section: Element): Fault | undefined;
declare function columnsOf(section: Element): MeasuredColumn[];
declare function safeArea(section: Element): { top: number; bottom: number };

/** All slides of the document, in the order of `requests`. */
function measureAll(requests: readonly FitRequest[]): MeasuredSlide[] {
  const sections = [...document.querySelectorAll('svg[data-marpit-svg] > foreignObject > section')];
  const first = sections.map((section, index) => faultFor(section, requests[index] as FitRequest));
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

/** Sets a slide with these classes instead of all others that fitting knows. */
function dress(section: Element, request: FitRequest, classes: readonly string[]): void {
  section.classList.remove('large', 'medium', ...request.headlines, ...request.steps.flat(), ...request.split);
  section.classList.add(...classes);
}

function resolve(section: Element, request: FitRequest): MeasuredSlide {
  const steps = section.classList.contains('large') ? [['medium'], ...request.steps] : request.steps;
  const headlineClass = chooseHeadline(section, request);
  const own = headlineClass ? [headlineClass] : [];
  for (const step of steps) {
    dress(section, request, [...own, ...step]);
    if (!faultFor(section, request))
      return { fits: true, classes: [...own, ...step], headlineClass, ...pieces(section, request, headlineClass) };
  }
  const fault = faultFor(section, request);
  const headline = headlineRoom(section, request);
  return { fits: false, ...fault, headlineClass, ...(headline ? { headline } : {}), ...pieces(section, request, headlineClass) };
}

/** The largest size at which the headline keeps to its lines, else the smallest. */
function chooseHeadline(section: Element, request: FitRequest): string {
  const headline = headlineOf(section);
  if (!headline || request.headlineLines === null) return '';
  for (const name of ['', ...request.headlines]) {
    dress(section, request, name ? [name] : []);
    if (linesOf(headline) <= request.headlineLines) return name;
  }
  return request.headlines.at(-1) ?? '';
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
export const resolveSource = [measureAll, headlineOf, linesOf, faultFor, dress, resolve, chooseHeadline, headlineRoom, pieces]
  .map(String)
  .join('\n');
