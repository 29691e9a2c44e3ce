/**
 * The time plan beside the speaker's notes: what this slide may take, how long the talk has taken, and how far it is ahead or behind.
 *
 * The clock starts when the slide is left that the window came up with, and goes on when it is loaded again. Marp's own timer, which then begins anew and
 * would contradict it, is not shown.
 */
const kept = `paparan talk ${location.pathname}`;

const clock = (minutes) => {
  const seconds = Math.round(Math.abs(minutes) * 60);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
};

const fill = (text, values) => text.replace(/\{(\w+)\}/g, (hole, name) => values[name] ?? hole);

const style = `
.paparan-plan { position: fixed; inset: 0 0 auto; z-index: 10; display: flex; flex-wrap: wrap; align-items: center; gap: 4px 20px; box-sizing: border-box; min-height: 44px;
  padding: 4px 12px; background: #10161c; color: #eef2f5; font: 500 16px/1.4 system-ui, sans-serif; font-variant-numeric: tabular-nums; }
.paparan-plan b { font-weight: 700; }
.paparan-plan .behind { color: #ffc76b; }
.paparan-plan button { margin-inline-start: auto; min-height: 28px; padding: 0 12px; border: 1px solid #7e8c99; border-radius: 4px; background: none;
  color: inherit; font: inherit; cursor: pointer; }
.paparan-plan button:focus-visible { outline: 3px solid #8ccbe6; outline-offset: 2px; }
.paparan-plan progress { appearance: none; position: absolute; inset: auto 0 0; width: 100%; height: 3px; border: 0; background: #36414b; }
.paparan-plan progress::-webkit-progress-bar { background: #36414b; }
.paparan-plan progress::-webkit-progress-value { background: #8ccbe6; }
.paparan-plan progress::-moz-progress-bar { background: #8ccbe6; }
body[data-bespoke-view='presenter'] .bespoke-marp-presenter-container { top: var(--paparan-plan); height: calc(100% - var(--paparan-plan)); }
.bespoke-marp-presenter-info-timer { visibility: hidden; }
`;

/** Gives what is to be called with the index of each slide that is shown. */
export function showPlan(map, words) {
  const bar = document.createElement('div');
  bar.className = 'paparan-plan';
  const [slide, elapsed, state] = ['span', 'b', 'span'].map((name) => document.createElement(name));
  const restart = document.createElement('button');
  const progress = document.createElement('progress');
  const sheet = document.createElement('style');
  sheet.textContent = style;
  restart.type = 'button';
  restart.textContent = words.restart;
  progress.setAttribute('aria-label', words.plan);
  bar.append(slide, elapsed, state, restart, progress);
  bar.setAttribute('role', 'group');
  bar.setAttribute('aria-label', words.plan);
  document.head.append(sheet);
  document.body.append(bar);
  const makeRoom = () => document.body.style.setProperty('--paparan-plan', `${bar.offsetHeight}px`);
  new ResizeObserver(makeRoom).observe(bar);
  makeRoom();

  let shown;
  const since = () => Number(sessionStorage.getItem(kept)) || 0;
  const draw = async () => {
    const { slides } = await map();
    const here = slides[shown ?? 0];
    if (!here) return;
    const last = slides.at(-1);
    const total = last.at + last.minutes;
    const gone = since() ? (Date.now() - since()) / 60000 : 0;
    slide.textContent = fill(words.slidePlan, { minutes: clock(here.minutes), from: clock(here.at), to: clock(here.at + here.minutes) });
    elapsed.textContent = fill(words.elapsed, { elapsed: clock(gone), total: clock(total) });
    const [behind, ahead] = [gone - here.at - here.minutes, here.at - gone];
    state.className = behind > 0 ? 'behind' : '';
    state.textContent = !since()
      ? words.notStarted
      : behind > 0
        ? fill(words.behind, { time: clock(behind) })
        : ahead > 0
          ? fill(words.ahead, { time: clock(ahead) })
          : words.onTime;
    progress.max = total || 1;
    progress.value = Math.min(gone, total);
  };
  restart.addEventListener('keydown', (event) => [' ', 'Enter'].includes(event.key) && event.stopPropagation());
  restart.addEventListener('click', () => {
    sessionStorage.setItem(kept, String(Date.now()));
    restart.blur();
    void draw();
  });
  setInterval(draw, 500);
  return (index) => {
    if (shown !== undefined && index !== shown && !since()) sessionStorage.setItem(kept, String(Date.now()));
    shown = index;
    void draw();
  };
}
