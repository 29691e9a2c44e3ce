/**
 * In the deck, before Marp's own script: two windows of one lecture stay on one slide while both are loaded again.
 *
 * Marp's windows tell each other their slide through what localStorage keeps under one key. While both load, one may write a state without a slide over the
 * other's, and Marp then goes to the slide before the first; and a window with the new deck moves one that still has the old, where that number is
 * another slide. So states without a slide are not heard, and each state of the file has a key of its own. Marp keeps the key in the history's
 * state alone, which windows that reload under load were seen to lose; so it is kept for the tab as well. A plain script: it must run before Marp's.
 */
{
  const { version } = document.currentScript.dataset;
  const address = new URL(location.href);
  const asked = address.searchParams.get('sync');
  const kept = `paparan lecture ${location.pathname}`;
  const [lecture] = (asked ?? sessionStorage.getItem(kept) ?? Math.random().toString(36).slice(2)).split('~');
  sessionStorage.setItem(kept, lecture);
  const key = `${lecture}~${version}`;
  address.searchParams.delete('sync');
  history.replaceState({ ...history.state, marpBespokeSyncKey: key }, '', address);

  const namesSlide = (text) => text === null || typeof JSON.parse(text).index === 'number';
  addEventListener('storage', (event) => {
    if (event.key === `bespoke-marp-sync-${key}` && !namesSlide(event.newValue)) event.stopImmediatePropagation();
  });
}
