/**
 * Where the reader of a page was, kept while it is loaded again: what stood at the top of the window, and how far above it began.
 *
 * Why the browser's own memory is put off for that reload: it counts from the page's top, comes later than scripts, and is wrong by what was put in above.
 */
const kept = `paparan ${location.pathname}`;

function topmost() {
  const marks = [...document.querySelectorAll('[id]')].filter((mark) => mark.getBoundingClientRect().top <= 8);
  const last = marks.at(-1);
  return { y: scrollY, id: last?.id, above: last?.getBoundingClientRect().top };
}

export function keepPlace() {
  sessionStorage.setItem(kept, JSON.stringify(topmost()));
  history.scrollRestoration = 'manual';
}

export function comeBack() {
  const text = sessionStorage.getItem(kept);
  if (text === null) return;
  sessionStorage.removeItem(kept);
  const { y, id, above } = JSON.parse(text);
  const mark = id && document.getElementById(id);
  scrollTo(0, mark ? scrollY + mark.getBoundingClientRect().top - above : y);
  addEventListener('load', () => setTimeout(() => (history.scrollRestoration = 'auto')));
}
