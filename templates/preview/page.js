/** The preview's page: keeps the panes, the state and the problems as the server tells them. */
import { showChoice } from '/_/choice.js';
import { listen, load } from '/_/live.js';
import { pagesIn } from '/_/pages.js';
import { placesIn } from '/_/place.js';
import { problemsIn } from '/_/problem-list.js';
import { hasErrors, inOrder } from '/_/problems.js';

const { slug } = document.body.dataset;
const byId = (id) => document.getElementById(id);
const words = await load(slug === '' ? '/_/words.json' : `/_/words/${encodeURIComponent(slug)}.json`);
const fill = (text, values) => text.replace(/\{(\w+)\}/g, (hole, name) => values[name] ?? hole);

const showPdf = pagesIn(byId('pages'), (page, total) => fill(words.page, { page, total }));
const placeOf = placesIn(words);
const showList = problemsIn(byId('problems'), words, placeOf);
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

function showProblems(problems, found) {
  const all = [...problems.map((message) => ({ severity: 'error', message })), ...inOrder(found, slug)];
  showList(all);
  byId('found').hidden = all.length === 0;
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

/** The same slide is told again whenever the deck is loaded anew. */
function showSlide({ slide, place, href }) {
  const [line, told] = [byId('slide'), JSON.stringify([slide, place, href])];
  if (line.dataset.told === told) return;
  line.dataset.told = told;
  line.replaceChildren(fill(words.slide, { slide: slide + 1 }), ' ', place ? placeOf({ place, href }) : '');
}

addEventListener('message', ({ data, origin }) => {
  if (origin !== location.origin || !data?.from) return;
  if (data.slide === undefined) toast(data);
  else showSlide(data);
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
