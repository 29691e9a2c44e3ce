/**
 * One slide for all windows of a lecture, whichever browser shows them: the speaker's tell the server where they are, and all go where it says that
 * another browser is. Windows of one browser tell each other by themselves: see steady.js, where name and key of the lecture are kept, too.
 */

/** One of all windows of this browser. */
function browserName() {
  const kept = 'paparan browser';
  const name = localStorage.getItem(kept) ?? Math.random().toString(36).slice(2);
  localStorage.setItem(kept, name);
  return name;
}

/** Says the newest of what is to be said, one after the other: two requests may overtake each other. */
function speaker(key) {
  let next;
  let isSpeaking = false;
  return async (textOf) => {
    next = textOf;
    if (isSpeaking) return;
    isSpeaking = true;
    while (next) {
      const body = next();
      next = undefined;
      await fetch('/lecture', { method: 'POST', headers: { 'X-Paparan-Lead': key }, body }).catch(() => undefined);
    }
    isSpeaking = false;
  };
}

/** `version`: the state of the deck that this window shows; `current` gives the index of its slide. Gives what is to be called with the server's word. */
export function followLecture(version, current) {
  const name = sessionStorage.getItem(`paparan lecture ${location.pathname}`) ?? '';
  const [of, key] = (sessionStorage.getItem(`paparan lead ${location.pathname}`) ?? '').split(' ');
  const shared = `bespoke-marp-sync-${name}~${version}`;
  const darkness = `paparan dark ${name}~${version}`;
  const by = browserName();
  const tell = of === name && key ? speaker(key) : undefined;
  let seen = 0;
  let said;
  let hasHeard = false;
  const root = document.documentElement;

  const here = () => {
    const { index, fragmentIndex = 0 } = JSON.parse(localStorage.getItem(shared) ?? '{}');
    const shown = current();
    return {
      deck: version,
      index: shown,
      fragment: index === shown ? fragmentIndex : 0,
      ...(root.hasAttribute('data-dark') && { dark: true }),
    };
  };
  const say = () => {
    if (!tell || !hasHeard) return;
    const place = here();
    const text = JSON.stringify(place);
    if (text === said) return;
    said = text;
    void tell(() => JSON.stringify({ ...place, by, seen }));
  };
  /** As the dark screen hears it from another window. */
  const darken = (dark) => {
    const newValue = dark ? 'dark' : null;
    if (dark) localStorage.setItem(darkness, newValue);
    else localStorage.removeItem(darkness);
    dispatchEvent(new StorageEvent('storage', { key: darkness, newValue }));
  };
  /** As Marp hears it from another window; it tells those of this browser. A slide that is new takes the dark away, so this comes behind it. */
  const goTo = ({ index, fragment, dark }) => {
    said = JSON.stringify({ deck: version, index, fragment, dark });
    setTimeout(darken, 0, dark === true);
    const newValue = JSON.stringify({ ...JSON.parse(localStorage.getItem(shared) ?? '{}'), index, fragmentIndex: fragment });
    localStorage.setItem(shared, newValue);
    dispatchEvent(new StorageEvent('storage', { key: shared, oldValue: '{}', newValue }));
  };

  if (tell) new MutationObserver(say).observe(root, { attributeFilter: ['data-dark'] });
  if (tell) new MutationObserver(say).observe(document.body, { subtree: true, attributeFilter: ['class', 'data-bespoke-marp-fragment'] });
  return (place) => {
    hasHeard = true;
    if (place?.of === name && place.number > seen) {
      seen = place.number;
      if (place.by !== by && place.deck === version) return goTo(place);
    }
    say();
  };
}
