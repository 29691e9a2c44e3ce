/**
 * In the deck, before Marp's own script: all windows of one lecture are on one slide, whenever one comes up or is loaded again.
 *
 * Marp's windows tell each other their slide through what localStorage keeps under one key. While both load, one may write a state without a slide over the
 * other's, and Marp then goes to the slide before the first; and a window with the new deck moves one that still has the old, where that number is
 * another slide. So states without a slide are not heard, and each state of the file has a key of its own. Marp keeps the key in the history's
 * state alone, which windows that reload under load were seen to lose; so it is kept for the tab as well. A plain script: it must run before Marp's.
 *
 * Marp never reads what is kept when it starts: it listens, then goes to the address's slide, and tells the others that one. So the address is given the
 * slide that the lecture is on, and Marp is told it in between, when its script has run and its timers have not: a window that comes up moves no other.
 */
{
  const { version } = document.currentScript.dataset;
  const address = new URL(location.href);
  const asked = address.searchParams.get('sync');
  const kept = `paparan lecture ${location.pathname}`;
  const [lecture] = (asked ?? sessionStorage.getItem(kept) ?? Math.random().toString(36).slice(2)).split('~');
  sessionStorage.setItem(kept, lecture);
  const key = `${lecture}~${version}`;
  const shared = `bespoke-marp-sync-${key}`;
  const leading = address.searchParams.get('lead');
  if (leading !== null) sessionStorage.setItem(`paparan lead ${location.pathname}`, `${lecture} ${leading}`);
  for (const told of ['sync', 'lead']) address.searchParams.delete(told);
  history.replaceState({ ...history.state, marpBespokeSyncKey: key }, '', address);

  const stateIn = (text) => {
    const state = JSON.parse(text ?? '{}');
    return typeof state.index === 'number' ? state : undefined;
  };
  /** Marp names a slide in the address so, and what is shown of it. */
  const lead = ({ index, fragmentIndex }) => {
    const here = new URL(location.href);
    here.hash = `#${index + 1}`;
    if (fragmentIndex > 0) here.searchParams.set('f', fragmentIndex);
    else here.searchParams.delete('f');
    history.replaceState(history.state, '', here);
  };
  addEventListener('storage', (event) => {
    if (event.key !== shared || event.newValue === null) return;
    const state = stateIn(event.newValue);
    if (state) lead(state);
    else event.stopImmediatePropagation();
  });

  const look = () => {
    const newValue = localStorage.getItem(shared);
    if (stateIn(newValue)) dispatchEvent(new StorageEvent('storage', { key: shared, oldValue: '{}', newValue }));
  };
  /** The window of the next slide is led by the one around it; what lies over a window that shows this very state is ahead of it. */
  const isLed = address.searchParams.get('view') === 'next' || (parent !== window && parent.history.state?.marpBespokeSyncKey === key);
  if (!isLed) {
    look();
    const started = new MutationObserver(() => {
      started.disconnect();
      look();
    });
    started.observe(document.documentElement, { subtree: true, attributeFilter: ['data-bespoke-view'] });
  }
}
