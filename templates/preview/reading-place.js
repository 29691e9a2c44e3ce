/**
 * Where the reader of a page was, kept while it is loaded again: what stood at the top of the window, and how far above it began.
 *
 * Why the browser's own memory is put off for that reload: it counts from the page's top, comes later than scripts, and is wrong by what was put in above.
 * Why the place is noted while the page is scrolled: a frame that another tab hides has no lines, and all it says of itself is that it is at its top.
 */
const kept = `paparan ${location.pathname}`;

const isHidden = () => window.frameElement?.getClientRects().length === 0;
/** ms for which the page is held at its place. */
const longest = 2000;
let seen = JSON.parse(sessionStorage.getItem(kept) ?? 'null');
/** The page is to come back to its place: where it is until then says nothing. */
let isHeld = seen !== null;

function note() {
  if (isHeld || isHidden()) return;
  const marks = [...document.querySelectorAll('[id]')].filter((mark) => mark.getBoundingClientRect().top <= 8);
  const last = marks.at(-1);
  seen = { y: scrollY, id: last?.id, above: last?.getBoundingClientRect().top };
}

export function keepPlace() {
  note();
  sessionStorage.setItem(kept, JSON.stringify(seen));
  history.scrollRestoration = 'manual';
}

function scrollToPlace({ y, id, above }) {
  const mark = id && document.getElementById(id);
  scrollTo(0, mark ? scrollY + mark.getBoundingClientRect().top - above : y);
}

function goBack() {
  if (seen) hold(seen);
  const leaveIt = () => setTimeout(() => (history.scrollRestoration = 'auto'));
  if (document.readyState === 'complete') leaveIt();
  else addEventListener('load', leaveIt);
}

/** Fonts and pictures of a page that was hidden come only when it is seen, and move what stands below them: until then, or until the reader moves. */
function hold(place) {
  const again = new ResizeObserver(() => scrollToPlace(place));
  const leave = () => {
    isHeld = false;
    again.disconnect();
  };
  scrollToPlace(place);
  again.observe(document.body);
  void document.fonts.ready.then(() => isHeld && scrollToPlace(place));
  for (const kind of ['wheel', 'touchstart', 'pointerdown', 'keydown']) addEventListener(kind, leave, { once: true });
  setTimeout(leave, longest);
}

/** At once, or when the page is seen. */
export function comeBack() {
  addEventListener('scroll', note);
  sessionStorage.removeItem(kept);
  if (!isHidden()) return goBack();
  const sight = new ResizeObserver(() => {
    if (isHidden()) return;
    sight.disconnect();
    goBack();
  });
  sight.observe(document.documentElement);
}
