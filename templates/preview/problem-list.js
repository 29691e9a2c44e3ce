/**
 * The list of what is wrong. What is still wrong stays the element that it was, on another line too: a save takes nobody's focus or selection away.
 */
const made = (name, className, text = '') => Object.assign(document.createElement(name), { className, textContent: text });

/** What has no place, as a browser that is missing, is told as it is. */
function itemOf({ severity, message, hints = [], ...source }, words, placeOf) {
  if (source.place === undefined) return made('li', `problem ${severity}`, message);
  const item = made('li', `problem ${severity}`);
  item.append(made('b', 'severity', words[severity]), made('span', 'message', message));
  for (const hint of hints) item.append(made('span', 'hint', hint));
  const place = placeOf(source);
  item.append(place);
  item.show = place.show;
  return item;
}

/** Gives a function that shows problems in `list`, in their order. */
export function problemsIn(list, words, placeOf) {
  let items = new Map();
  return (problems) => {
    const counts = new Map();
    const shown = new Map(
      problems.map((problem) => {
        const { place, href, ...same } = problem;
        const name = JSON.stringify(same);
        counts.set(name, (counts.get(name) ?? 0) + 1);
        const key = `${name} ${counts.get(name)}`;
        const item = items.get(key) ?? itemOf(problem, words, placeOf);
        item.show?.({ place, href });
        return [key, item];
      }),
    );
    for (const [key, item] of items) if (!shown.has(key)) item.remove();
    items = shown;
    let next = list.firstChild;
    for (const item of items.values()) {
      if (item === next) next = next.nextSibling;
      else list.insertBefore(item, next);
    }
  };
}
