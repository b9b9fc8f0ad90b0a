/** Draws each diagram when it is about to be seen, the others when the browser is idle (so that a print holds them all), in the
 *  scheme of the screen, and for the paper in the light one. A diagram that fails shows its source. */
export const diagramScript = `
(() => {
  const nonce = document.currentScript.nonce;
  const root = document.documentElement;
  const dark = matchMedia('(prefers-color-scheme: dark)');
  const canvases = [...document.querySelectorAll('.canvas')];
  // Of a diagram's own size: its words are then some 9 px high. On a phone a wider one is scrolled.
  const smallestScale = 0.56;
  // Of each canvas what was drawn, by theme: the same is not drawn twice.
  const pictures = new Map(canvases.map((canvas) => [canvas, {}]));
  let loaded;
  let queue = Promise.resolve();

  const screenTheme = () => (root.dataset.theme ?? (dark.matches ? 'dark' : 'light')) === 'dark' ? 'dark' : 'default';

  const load = () => loaded ??= (async () => {
    const packed = atob(document.getElementById('mermaid').textContent.trim());
    const bytes = Uint8Array.from(packed, (character) => character.charCodeAt(0));
    const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('deflate'));
    const script = document.createElement('script');
    script.nonce = nonce;
    script.textContent = await new Response(stream).text();
    document.head.append(script);
    if (!window.mermaid) throw new Error('Mermaid did not start');
    return window.mermaid;
  })();

  const render = async (canvas, theme) => {
    const desk = document.createElement('div');
    desk.className = 'desk';
    document.body.append(desk);
    try {
      const mermaid = await load();
      mermaid.initialize({
        startOnLoad: false, securityLevel: 'strict', suppressErrorRendering: true, theme,
        fontFamily: getComputedStyle(document.body).fontFamily,
      });
      const source = canvas.parentElement.querySelector('.source pre').textContent;
      const name = 'diagram-' + canvases.indexOf(canvas) + (theme === 'dark' ? '-dark' : '');
      const { svg } = await mermaid.render(name, source, desk);
      desk.innerHTML = svg;
      const drawn = desk.querySelector('svg');
      // Its canvas has the name; its labels alone, without the arrows, tell little.
      drawn.setAttribute('aria-hidden', 'true');
      drawn.style.setProperty('--legible', smallestScale * drawn.viewBox.baseVal.width + 'px');
      return drawn;
    } finally {
      desk.remove();
    }
  };

  const show = (canvas, theme) => {
    const picture = pictures.get(canvas)[theme];
    if (!picture || canvas.dataset.theme === theme) return;
    canvas.replaceChildren(picture);
    canvas.dataset.theme = theme;
    canvas.dataset.state = 'drawn';
    scale(canvas);
  };

  const draw = async (canvas, theme) => {
    const drawn = pictures.get(canvas);
    if (canvas.dataset.state === 'failed') return;
    try {
      drawn[theme] ??= await render(canvas, theme);
      if (theme !== screenTheme()) return;
      const { top, height } = canvas.getBoundingClientRect();
      // Drawn before the reader's eyes, or above them: what it needs less than was kept free for it stays free, so that nothing moves.
      if (top < innerHeight) canvas.style.minHeight = height + 'px';
      show(canvas, theme);
    } catch (error) {
      canvas.dataset.state = 'failed';
      canvas.setAttribute('role', 'group');
      canvas.textContent = 'This diagram could not be drawn (' + error.message + '). Its source is below.';
      canvas.parentElement.querySelector('.source').open = true;
    }
  };

  // The room was kept for a diagram of a usual width. The widest of those that are beside each other sets the scale: the same step is
  // then as large, and as high up, in both.
  const scale = (canvas) => {
    const drawn = [...(canvas.closest('.pair') ?? canvas.parentElement).querySelectorAll('.canvas > svg')];
    const widths = drawn.map((svg) => svg.viewBox.baseVal.width);
    const whole = Math.max(...widths, ...drawn.map((svg) => Number(svg.parentElement.dataset.width)));
    drawn.forEach((svg, index) => {
      svg.style.setProperty('--part', String(widths[index] / whole));
      svg.style.setProperty('--whole', whole + 'px');
    });
  };

  const enqueue = (canvas, theme = screenTheme()) => queue = queue.then(() => draw(canvas, theme));
  const idle = window.requestIdleCallback ?? ((run) => setTimeout(run, 200));
  const observer = new IntersectionObserver((entries) => {
    for (const entry of entries) {
      if (!entry.isIntersecting) continue;
      observer.unobserve(entry.target);
      enqueue(entry.target);
    }
  }, { rootMargin: '2000px' });
  const drawOneMore = () => {
    const lacks = (theme) => canvases.find((canvas) => canvas.dataset.state !== 'failed' && !pictures.get(canvas)[theme]);
    for (const theme of [screenTheme(), 'default']) {
      const next = lacks(theme);
      if (next) return enqueue(next, theme).then(() => idle(drawOneMore));
    }
    root.dataset.drawn = 'all';
  };

  for (const canvas of canvases) observer.observe(canvas);
  if (canvases.length > 0) window.addEventListener('load', () => idle(drawOneMore));
  const recolour = () => { for (const canvas of canvases) enqueue(canvas); };
  dark.addEventListener('change', recolour);
  document.addEventListener('loopcheck:theme', recolour);
  window.addEventListener('beforeprint', () => { for (const canvas of canvases) show(canvas, 'default'); });
  window.addEventListener('afterprint', () => { for (const canvas of canvases) show(canvas, screenTheme()); });
})();
`
