/** The preview's page: keeps the panes, the state and the problems as the server tells them. */
import { showChoice } from '/_/choice.js';
import { listen, load } from '/_/live.js';
import { pagesIn } from '/_/pages.js';
import { hasErrors, inOrder } from '/_/problems.js';

const { slug } = document.body.dataset;
const byId = (id) => document.getElementById(id);
const words = await load(slug === '' ? '/_/words.json' : `/_/words/${encodeURIComponent(slug)}.json`);
const fill = (text, values) => text.replace(/\{(\w+)\}/g, (hole, name) => values[name] ?? hole);
const made = (name, className, text = '') => Object.assign(document.createElement(name), { className, textContent: text });

const showPdf = pagesIn(byId('pages'), (page, total) => fill(words.page, { page, total }));
const shown = {};

function showFiles(files) {
  const folder = `/files/${encodeURIComponent(slug)}`;
  for (const name of ['deck.html', 'handout.html']) {
    const frame = byId(name);
    const isNew = files[name] !== undefined && shown[name] === undefined;
    if (isNew && !frame.src) frame.src = `${folder}/${name}`;
  }
  for (const name of Object.keys(files)) {
    const pane = document.querySelector(`.pane[data-file="${CSS.escape(name)}"]`);
    if (pane) pane.dataset.ready = 'yes';
  }
  if (files['briefing.pdf'] !== undefined && files['briefing.pdf'] !== shown['briefing.pdf'])
    void showPdf(`${folder}/briefing.pdf?version=${files['briefing.pdf']}`);
  Object.assign(shown, files);
}

/** A place in the source: a link where an editor can be reached, and a button that copies. */
function placeOf({ place, href }) {
  const box = made('span', 'source');
  const link = href ? Object.assign(made('a', '', place), { href }) : made('span', '', place);
  const copy = Object.assign(made('button', 'copy', words.copy), { type: 'button' });
  copy.setAttribute('aria-label', fill(words.copyPlace, { place }));
  copy.addEventListener('click', async () => {
    copy.textContent = (await copyText(place)) ? words.copied : words.notCopied;
    setTimeout(() => (copy.textContent = words.copy), 1500);
  });
  box.append(link, copy);
  return box;
}

/** Only pages of this machine and https may use the clipboard. */
async function copyText(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    const field = Object.assign(document.createElement('textarea'), { value: text });
    document.body.append(field);
    field.select();
    const isDone = document.execCommand('copy');
    field.remove();
    return isDone;
  }
}

function showProblems(problems, found) {
  const items = [
    ...problems.map((message) => made('li', 'problem error', message)),
    ...inOrder(found, slug).map(({ severity, message, hints, ...source }) => {
      const item = made('li', `problem ${severity}`);
      item.append(made('b', 'severity', words[severity]), made('span', 'message', message));
      for (const hint of hints) item.append(made('span', 'hint', hint));
      item.append(placeOf(source));
      return item;
    }),
  ];
  byId('problems').replaceChildren(...items);
  byId('found').hidden = items.length === 0;
}

function say(live) {
  const isGone = slug !== '' && !live.articles.some((one) => one.slug === slug);
  const state = live.isBuilding ? 'building' : isGone || hasErrors(live, slug) ? 'broken' : 'fresh';
  const hasFiles = live.articles.some((one) => one.slug === slug && Object.keys(one.files).length > 0);
  const fresh = live.took ? fill(words.fresh, { ms: live.took.all }) : '';
  document.body.dataset.state = state;
  byId('state').textContent = { building: words.building, broken: isGone ? words.gone : hasFiles ? words.broken : words.nothing, fresh }[
    state
  ];
}

let timer;
function toast(source) {
  const box = byId('toast');
  box.replaceChildren(placeOf(source));
  box.hidden = false;
  clearTimeout(timer);
  timer = setTimeout(() => (box.hidden = true), 8000);
}

addEventListener('message', ({ data, origin }) => {
  if (origin !== location.origin || !data?.from) return;
  if (data.slide === undefined) return toast(data);
  byId('slide').replaceChildren(fill(words.slide, { slide: data.slide + 1 }), ' ', data.place ? placeOf(data) : '');
});

addEventListener('keydown', ({ key }) => {
  if (key === 'Escape') byId('toast').hidden = true;
});

const tabs = [...document.querySelectorAll('[role="tab"]')];
function choose(tab) {
  for (const one of tabs) {
    const isChosen = one === tab;
    one.setAttribute('aria-selected', String(isChosen));
    one.tabIndex = isChosen ? 0 : -1;
  }
  document.body.dataset.pane = tab.dataset.pane;
}
tabs.forEach((tab, index) => {
  tab.addEventListener('click', () => choose(tab));
  tab.addEventListener('keydown', ({ key }) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[key];
    if (!step) return;
    const next = tabs[(index + step + tabs.length) % tabs.length];
    choose(next);
    next.focus();
  });
});

byId('article').addEventListener('change', ({ target }) => location.assign(`/?article=${encodeURIComponent(target.value)}`));

listen(
  (state) => {
    const article = state.articles.find((one) => one.slug === slug);
    if (slug === '' && state.articles.length > 0 && !state.isBuilding) return location.reload();
    if (article) showFiles(article.files);
    showChoice(state.articles, slug, words.title);
    showProblems(state.problems, state.found);
    say(state);
  },
  (isLost) => {
    if (!isLost) return;
    document.body.dataset.state = 'broken';
    byId('state').textContent = words.lost;
  },
);
