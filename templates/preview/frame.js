/**
 * In the deck and the handout, as the server serves them: reloads when the file is another, where the reader was; tells the page around it what was
 * clicked; shows the time plan beside the speaker's notes.
 */
import { followLecture } from '/_/follow.js';
import { isOnWholeScreen, mindWholeScreen, showOver } from '/_/full-screen.js';
import { listen, load } from '/_/live.js';
import { comeBack, keepPlace } from '/_/reading-place.js';
import { sameSlide } from '/_/same-slide.js';

const own = document.querySelector('script[data-slug]').dataset;
const view = new URLSearchParams(location.search).get('view') ?? '';
const isDeck = own.name === 'deck.html';
const isInside = window.parent !== window && view === '';
const followed = `paparan slide ${location.pathname}`;
/** Of the deck in one of its last states; of a page that is no deck, the newest. */
const mapOf = (deck) => `/map/${own.slug}${isDeck ? `/${deck}` : ''}`;
const mapAddress = mapOf(own.version);

let version = own.version;
/** Lines move without changing a page: it is loaded again after every rebuild. */
let map = load(mapAddress).catch(() => ({ slides: [], passages: [] }));

const slides = [...document.querySelectorAll('.bespoke-marp-slide')];
const current = () =>
  Math.max(
    0,
    slides.findIndex((slide) => slide.classList.contains('bespoke-marp-active')),
  );

/** The slide that is shown may have another number in the state that is to be loaded, and another yet in the one that then is the newest. */
async function followSlide() {
  const [before, after] = await Promise.all([load(mapAddress), load(mapOf(version))]);
  const index = current();
  const target = sameSlide(before.slides, after.slides, index);
  const id = after.slides[target]?.id;
  if (id !== undefined) sessionStorage.setItem(followed, JSON.stringify({ id, deck: version }));
  if (target !== index && target >= 0) history.replaceState(history.state, '', `${location.pathname}${location.search}#${target + 1}`);
}

/** In a state that is newer than the one whose number the window was led to. */
async function findSlide() {
  const text = sessionStorage.getItem(followed);
  sessionStorage.removeItem(followed);
  const { id, deck } = JSON.parse(text ?? '{}');
  if (id === undefined || deck === own.version) return;
  const index = (await map).slides.findIndex((slide) => slide.id === id);
  if (index >= 0 && index !== current()) location.hash = `#${index + 1}`;
}

async function reload() {
  if (isDeck) await followSlide().catch(() => undefined);
  else keepPlace();
  if (isDeck && isOnWholeScreen()) showOver();
  else location.reload();
}

function tellParent(data) {
  if (isInside) window.parent.postMessage({ from: own.name, ...data }, location.origin);
}

const lettersOf = (text) => text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');

/** The letters of an element without numbers, times and notes that were put in. */
function wordsOf(element) {
  const copy = element.cloneNode(true);
  for (const added of copy.querySelectorAll('.number, .paragraph-number, .sidenote, .time, sup')) added.remove();
  return lettersOf(copy.textContent);
}

function shared(a, b) {
  let length = 0;
  while (length < a.length && length < b.length && a[length] === b[length]) length++;
  return length;
}

/** What holds the words of a passage. */
const holders = 'p, li, h1, h2, h3, h4, h5, h6, dt, dd, pre, figcaption, caption, blockquote, .place > span, .imprint span';

/** Where the words of passages are cut: what is longer is told from others by its beginning. */
const longest = 60;

/** The passage that an element shows, by its id or by as many first letters as two passages rarely share; before these, one of no other words. */
async function passageAt(target) {
  const { passages } = await map;
  const start = target.closest('table.numbers')?.previousElementSibling ?? target;
  for (let element = start; element && element !== document.body; element = element.parentElement) {
    const named = element.id && passages.find(({ id }) => id === element.id);
    if (named) return named;
    if (!element.matches(holders)) continue;
    const words = wordsOf(element);
    const rated = passages.map((passage) => ({ passage, length: shared(passage.words, words) }));
    const most = Math.max(...rated.map(({ length }) => length));
    const alike = rated.filter(({ length }) => length === most).map(({ passage }) => passage);
    const whole = alike.filter((passage) => passage.words === words.slice(0, longest));
    const same = whole.length > 0 ? whole : alike;
    if (most >= Math.min(12, words.length) && most > 0) return same[Math.min(twinsBefore(element, words), same.length - 1)];
  }
  return undefined;
}

/** How many elements before this one show the same words. */
function twinsBefore(element, words) {
  const all = [...document.querySelectorAll(element.localName)];
  return all.slice(0, all.indexOf(element)).filter((other) => wordsOf(other) === words).length;
}

/** On the slide the line of what was clicked, where its words are known; else the slide's own. */
async function placeOf(target) {
  const found = await passageAt(target);
  return isDeck ? (found ?? (await map).slides[current()]) : found;
}

addEventListener('click', ({ target }) => {
  if (!isInside || !(target instanceof Element) || target.closest('a, button, [data-bespoke-marp-osc]')) return;
  void placeOf(target).then((found) => found && tellParent({ place: found.place, href: found.href }));
});

function watchSlides(onSlide) {
  const observer = new MutationObserver(() => onSlide(current()));
  for (const slide of slides) observer.observe(slide, { attributeFilter: ['class'] });
  onSlide(current());
}

if (isDeck && isInside) mindWholeScreen();
if (isDeck && view === '') watchSlides((index) => void map.then(({ slides: all }) => tellParent({ slide: index, ...all[index] })));
if (isDeck && view === 'presenter')
  void Promise.all([import('/_/plan.js'), load(`/_/words/${own.slug}.json`)]).then(([{ showPlan }, words]) =>
    watchSlides(showPlan(() => map, words)),
  );
if (isDeck) void findSlide().catch(() => undefined);
else comeBack();

function heed({ articles, isBuilding }) {
  const files = articles.find(({ slug }) => encodeURIComponent(slug) === own.slug)?.files ?? {};
  const fresh = files[own.name];
  if (fresh === version && !isBuilding) map = load(mapAddress).catch(() => map);
  if (fresh === undefined || fresh === version) return;
  version = fresh;
  void reload();
}

if (view === '' || view === 'presenter') listen(heed, undefined, isDeck ? followLecture(own.version, current) : undefined);
