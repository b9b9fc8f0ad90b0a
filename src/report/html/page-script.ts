/** What the page runs: draws each diagram when it is about to be seen, the others when the browser is idle (so that a
 *  print holds them all), and again when the colour scheme changes. A diagram that fails shows its source. */
export const pageScript = `
'use strict';
(() => {
  const nonce = document.currentScript.nonce;
  const dark = matchMedia('(prefers-color-scheme: dark)');
  const canvases = [...document.querySelectorAll('.canvas')];
  // Of a diagram's own size: its words are then some 9 px high. On a phone a wider one is scrolled.
  const smallestScale = 0.56;
  let loaded;
  let queue = Promise.resolve();

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

  const draw = async (canvas) => {
    const theme = dark.matches ? 'dark' : 'default';
    if (canvas.dataset.theme === theme || canvas.dataset.state === 'failed') return;
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
      const { svg } = await mermaid.render('diagram-' + canvases.indexOf(canvas), source, desk);
      const { top, bottom, height } = canvas.getBoundingClientRect();
      // Drawn before the reader's eyes: what it needs less than was kept free for it stays free, so that nothing moves.
      if (top < innerHeight && bottom > 0) canvas.style.minHeight = height + 'px';
      canvas.innerHTML = svg;
      canvas.dataset.theme = theme;
      canvas.dataset.state = 'drawn';
      const drawn = canvas.querySelector('svg');
      drawn.style.setProperty('--legible', smallestScale * drawn.viewBox.baseVal.width + 'px');
      scaleAlike(canvas.closest('.pair'));
    } catch (error) {
      canvas.dataset.state = 'failed';
      canvas.textContent = 'This diagram could not be drawn (' + error.message + '). Its source is below.';
      canvas.parentElement.querySelector('.source').open = true;
    } finally {
      desk.remove();
    }
  };

  // The wider of two that are beside each other sets the scale: the same step is then as large, and as high up, in both.
  const scaleAlike = (pair) => {
    const drawn = [...(pair?.querySelectorAll('.canvas > svg') ?? [])];
    const widest = Math.max(...drawn.map((svg) => svg.viewBox.baseVal.width));
    for (const svg of drawn) svg.style.setProperty('--share', String(svg.viewBox.baseVal.width / widest));
  };

  const enqueue = (canvas) => queue = queue.then(() => draw(canvas));
  const idle = window.requestIdleCallback ?? ((run) => setTimeout(run, 200));
  const observer = new IntersectionObserver((entries) => {
    for (const entry of entries) {
      if (!entry.isIntersecting) continue;
      observer.unobserve(entry.target);
      enqueue(entry.target);
    }
  }, { rootMargin: '2000px' });
  const drawOneMore = () => {
    const next = canvases.find((canvas) => canvas.dataset.state === 'waiting');
    if (next) enqueue(next).then(() => idle(drawOneMore));
  };

  for (const canvas of canvases) observer.observe(canvas);
  if (canvases.length > 0) window.addEventListener('load', () => idle(drawOneMore));
  dark.addEventListener('change', () => { for (const canvas of canvases) enqueue(canvas); });
  window.addEventListener('beforeprint', () => {
    for (const folded of document.querySelectorAll('details:not(.source)')) folded.open = true;
  });
})();
`
