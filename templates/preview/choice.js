/** What the page calls its article, and which ones it offers: titles change, and articles come and go, while it is open. */
const byId = (id) => document.getElementById(id);

const optionsOf = (articles) =>
  articles.map(({ slug, title }) => Object.assign(document.createElement('option'), { value: slug, textContent: title }));

/** What says the same already is left alone: a list may be open. */
export function showChoice(articles, slug, name) {
  const title = articles.find((one) => one.slug === slug)?.title ?? '';
  if (title !== '') byId('title').textContent = title;
  if (title !== '') document.title = `${title} · ${name}`;
  const [choice, offered] = [byId('article'), JSON.stringify(articles.map((one) => [one.slug, one.title]))];
  if (choice.dataset.offered !== offered) choice.replaceChildren(...optionsOf(articles));
  choice.dataset.offered = offered;
  choice.value = slug;
  choice.parentElement.hidden = articles.every((one) => one.slug === slug);
}
