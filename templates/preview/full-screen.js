/**
 * A deck on the whole screen, when its file is another: to load the window again would bring the browser's bars back before an audience. So the new state is
 * shown in a frame over the old one, which loads itself again from then on, until the whole screen is left.
 *
 * Rejected: to put the new slides in the place of the old ones; Marp's presentation holds on to those that it began with.
 */
let frame;

/** Whether a new state is shown here and not by loading the window again. */
export const isOnWholeScreen = () => document.fullscreenElement !== null;

/** Shows the window's address in the frame; more than once is once. */
export function showOver() {
  if (frame) return;
  frame = document.createElement('iframe');
  frame.src = location.href;
  frame.style.cssText = 'position:fixed;inset:0;z-index:2147483647;width:100%;height:100%;border:0;background:#000';
  frame.addEventListener('load', () => frame.contentWindow.focus());
  document.fullscreenElement.append(frame);
  document.addEventListener('fullscreenchange', comeDown);
}

/** In the frame: what would leave the whole screen, or take it for the frame, leaves that of the window around it. */
export function mindWholeScreen() {
  const leave = (event) => {
    if (!parent.document.fullscreenElement?.contains(frameElement)) return;
    event.stopImmediatePropagation();
    void parent.document.exitFullscreen();
  };
  addEventListener('keydown', (event) => event.key.toLowerCase() === 'f' && !event.ctrlKey && !event.metaKey && leave(event), true);
  addEventListener('click', (event) => event.target.closest?.('[data-bespoke-marp-osc="fullscreen"]') && leave(event), true);
}

function comeDown() {
  if (isOnWholeScreen()) return;
  history.replaceState(history.state, '', `${location.pathname}${location.search}${frame.contentWindow.location.hash}`);
  location.reload();
}
