/** A place in the source: a link where an editor can be reached, and a button that copies. */

/** Gives a function that makes the element of a place. The element's `show` makes it another place's: whoever has the focus in it keeps it. */
export function placesIn({ copy, copyPlace, copied, notCopied }) {
  return (source) => {
    const [box, link, button] = ['span', source.href ? 'a' : 'span', 'button'].map((name) => document.createElement(name));
    box.className = 'source';
    button.className = 'copy';
    button.type = 'button';
    button.textContent = copy;
    button.addEventListener('click', async () => {
      button.textContent = (await copyText(link.textContent)) ? copied : notCopied;
      setTimeout(() => (button.textContent = copy), 1500);
    });
    box.append(link, button);
    box.show = ({ place, href }) => {
      if (link.textContent !== place) link.textContent = place;
      if (href) link.href = href;
      button.setAttribute(
        'aria-label',
        copyPlace.replace('{place}', () => place),
      );
    };
    box.show(source);
    return box;
  };
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
