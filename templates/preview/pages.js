/**
 * The pages of a PDF, drawn when they come into sight. A page that is drawn anew stays as it was until its new picture is ready, so that nothing jumps.
 *
 * Why drawn here: a phone shows no PDF inside a page, and a browser's own viewer goes back to the first page at every reload.
 */
let library;

async function pdfjs() {
  library ??= import('/_/pdfjs/build/pdf.min.mjs').then((loaded) => {
    loaded.GlobalWorkerOptions.workerSrc = '/_/pdfjs/build/pdf.worker.min.mjs';
    return loaded;
  });
  return library;
}

/** Gives a function that shows a PDF's address in `room`. `nameOf`: a page's name for those who do not see it. */
export function pagesIn(room, nameOf) {
  let turn = 0;
  let opened;
  const sight = new IntersectionObserver(
    (entries) => {
      for (const { isIntersecting, target } of entries) if (isIntersecting) void target.draw?.();
    },
    { root: null, rootMargin: '400px' },
  );

  const prepare = async (file, number, mine) => {
    const page = await file.getPage(number);
    if (mine !== turn) return;
    const size = page.getViewport({ scale: 1 });
    const sheet = room.children[number - 1] ?? room.appendChild(document.createElement('canvas'));
    sheet.style.aspectRatio = `${size.width} / ${size.height}`;
    sheet.setAttribute('role', 'img');
    sheet.setAttribute('aria-label', nameOf(number, file.numPages));
    sheet.draw = async () => {
      sheet.draw = undefined;
      const width = Math.max(1, Math.round(sheet.clientWidth * Math.min(devicePixelRatio, 2)));
      const viewport = page.getViewport({ scale: width / size.width });
      const canvas = new OffscreenCanvas(width, Math.max(1, Math.round(viewport.height)));
      await page.render({ canvas: null, canvasContext: canvas.getContext('2d'), viewport }).promise;
      if (mine !== turn) return;
      [sheet.width, sheet.height] = [canvas.width, canvas.height];
      sheet.getContext('2d').drawImage(canvas, 0, 0);
      sheet.dataset.drawn = 'yes';
    };
    sight.unobserve(sheet);
    sight.observe(sheet);
  };

  return async (address) => {
    const mine = ++turn;
    const { getDocument } = await pdfjs();
    const file = await getDocument({
      url: address,
      cMapUrl: '/_/pdfjs/cmaps/',
      standardFontDataUrl: '/_/pdfjs/standard_fonts/',
      wasmUrl: '/_/pdfjs/wasm/',
      isEvalSupported: false,
      disableRange: true,
    }).promise;
    if (mine !== turn) return void file.loadingTask.destroy();
    const before = opened;
    opened = file;
    for (let number = 1; number <= file.numPages && mine === turn; number++) await prepare(file, number, mine);
    while (mine === turn && room.children.length > file.numPages) room.lastElementChild.remove();
    void before?.loadingTask.destroy();
  };
}
