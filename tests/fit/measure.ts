/**
 * A measurement that is not the tool's own: deck.md as stock Marp renders it, looked at letter by letter.
 *
 * Where the tool asks whether boxes hold what is in them, this asks where each line of text stands on the slide, and what lies on what. It knows the
 * margins from the design brief, not from the style sheet.
 */
import { Marp } from '@marp-team/marp-core';

/** marp-cli's own options for its presentation template. */
export function stockSlides(markdown: string): string {
  const marp = new Marp({ inlineSVG: true, container: { tag: 'div', id: ':$p' }, slideContainer: [], script: false });
  const { html, css } = marp.render(markdown);
  const page = `html,body{margin:0}div[id=":$p"]>svg[data-marpit-svg]{display:block!important}`;
  return `<!DOCTYPE html><html><head><meta charset="utf-8"><style>${css}</style><style>${page}</style></head><body>${html}</body></html>`;
}

/** What is wrong on each slide, as `slide class: what`. Runs in the page; scripts of the page stay off. */
export const findings = `() => {
  const wrong = [];
  const say = (section, what) => wrong.push({ slide: Number(section.id), kind: section.className, what });
  const sections = [...document.querySelectorAll('section[id]')];
  for (const section of sections) {
    const slide = section.getBoundingClientRect();
    const margin = slide.width < 1200 ? 46 : 62;
    const kind = section.classList;
    const bottom = slide.bottom - (kind.contains('cover') || kind.contains('closing') ? 56 : 78);
    const panel = section.querySelector('.place')?.getBoundingClientRect();
    const walker = document.createTreeWalker(section, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const node = walker.currentNode;
      const parent = node.parentElement;
      if (!node.data.trim() || parent.closest('section svg, .lines, .spoken')) continue;
      const style = getComputedStyle(parent);
      const range = document.createRange();
      range.selectNodeContents(node);
      const isFooter = parent.closest('footer');
      const inPanel = parent.closest('.place');
      const size = Number.parseFloat(style.fontSize);
      const note = parent.closest('footer, small, .caption, figcaption, .imprint, .marking, .place, .time, .qr, section.references li, cite');
      if (size < (note ? 17.9 : 25.9)) say(section, 'text of ' + size + ' px: ' + node.data.trim().slice(0, 40));
      for (const rect of range.getClientRects()) {
        if (rect.width === 0) continue;
        const where = ' at ' + [rect.left - slide.left, rect.top - slide.top, rect.right - slide.left, rect.bottom - slide.top].map(Math.round).join() + ': ' + node.data.trim().slice(0, 40);
        const box = inPanel ? panel : { left: slide.left + margin, right: slide.right - margin };
        if (rect.left < box.left || rect.right > box.right) say(section, 'text beside the margins' + where);
        const middle = (rect.top + rect.bottom) / 2;
        const half = size * 0.5;
        if (middle - half < slide.top + 24 || middle + half > (isFooter || inPanel ? slide.bottom - 16 : bottom)) say(section, 'text above or below the margins' + where);
        if (isFooter && middle - half < slide.bottom - 84) say(section, 'footer too tall' + where);
      }
    }
    for (const element of section.querySelectorAll('*:not(section svg *)')) {
      const style = getComputedStyle(element);
      if (element.clientWidth > 1 && element.scrollWidth > element.clientWidth + 1 && getComputedStyle(element, '::after').position !== 'absolute') say(section, 'wider than its box: ' + element.localName + '.' + element.className);
      if (style.overflowY !== 'visible' && element.clientWidth > 1 && element.scrollHeight > element.clientHeight + 1) say(section, 'cut off: ' + element.localName);
      const rect = element.getBoundingClientRect();
      if (element.localName === 'img' && rect.width > 0) {
        if (rect.left < slide.left + margin || rect.right > slide.right - margin || rect.top < slide.top + 40 || rect.bottom > bottom) say(section, 'picture beside the margins');
      }
      if (element.localName === 'svg' && element.parentElement.localName === 'mjx-container' && element.parentElement.getAttribute('display')) {
        const scale = rect.height / Number.parseFloat(style.maxHeight);
        if (scale * Number.parseFloat(style.fontSize) < 25) say(section, 'formula of ' + (scale * Number.parseFloat(style.fontSize)).toFixed(1) + ' px');
      }
      const children = [...element.children].filter((child) => !['inline', 'contents', 'none'].includes(getComputedStyle(child).display) && !(child instanceof SVGElement && element.localName === 'svg'));
      lie(section, children, element.localName);
    }
    lie(section, [...section.children], 'slide');
  }
  function lie(section, children, where) {
    if (where === 'svg' || where === 'tr' || where === 'thead' || where === 'tbody') return;
    const boxes = children.map((child) => child.getBoundingClientRect());
    for (let a = 0; a < boxes.length; a += 1) for (let b = a + 1; b < boxes.length; b += 1) {
      const [one, two] = [boxes[a], boxes[b]];
      if (one.width * one.height === 0 || two.width * two.height === 0) continue;
      if (one.left < two.right - 1 && two.left < one.right - 1 && one.top < two.bottom - 1.5 && two.top < one.bottom - 1.5) {
        if (children[a].className === 'lines') continue;
        say(section, where + ': ' + children[a].localName + '.' + children[a].className + ' lies on ' + children[b].localName + '.' + children[b].className);
      }
    }
  }
  return { slides: sections.length, wrong };
}`;
