/** Mouse, pen, fingers and wheel on a chart: drag over a part to zoom to it, click a stall, pinch, turn the wheel with Ctrl. A touchpad's
 *  pinch comes as that wheel. The wheel alone scrolls the page, as everywhere. */
export const chartPointerScript = `
  const listenToPointers = (chart, view, stalls, moment) => {
    const panels = chart.querySelector('.panels');
    const brush = document.createElement('div');
    brush.className = 'brush';
    brush.hidden = true;
    panels.append(brush);
    const down = new Map();
    let pinch;

    const isDrag = (from, event) => Math.abs(event.clientX - from.x) > 4;
    const stop = () => {
      brush.hidden = true;
      pinch = undefined;
    };

    const markPart = (share, other) => {
      const axis = chart.querySelector('.ticks').getBoundingClientRect();
      const from = Math.min(share, other);
      brush.hidden = false;
      brush.style.left = axis.left - panels.getBoundingClientRect().left + from * axis.width + 'px';
      brush.style.width = Math.abs(share - other) * axis.width + 'px';
    };

    const beginPinch = () => {
      const [one, two] = [...down.values()].map(({ x }) => x).sort((a, b) => a - b);
      brush.hidden = true;
      pinch = { fromMs: view.msAt(one), toMs: view.msAt(two) };
    };
    /** What was under the two fingers stays under them. */
    const followPinch = () => {
      const [one, two] = [...down.values()].map(({ x }) => view.shareAt(x)).sort((a, b) => a - b);
      if (two - one < .02) return;
      const lengthMs = (pinch.toMs - pinch.fromMs) / (two - one);
      view.show(pinch.fromMs - one * lengthMs, pinch.fromMs + (1 - one) * lengthMs);
    };

    panels.addEventListener('pointerdown', (event) => {
      if (event.button !== 0 || !event.target.closest('.plot, .axis')) return;
      down.set(event.pointerId, { x: event.clientX, share: view.shareAt(event.clientX), target: event.target });
      panels.setPointerCapture(event.pointerId);
      if (down.size === 2) beginPinch();
    });
    panels.addEventListener('pointermove', (event) => {
      const from = down.get(event.pointerId);
      if (pinch) {
        if (from) from.x = event.clientX;
        return followPinch();
      }
      moment.set(view.msAt(event.clientX));
      if (from && isDrag(from, event)) markPart(view.shareAt(event.clientX), from.share);
    });
    panels.addEventListener('pointerup', (event) => {
      const from = down.get(event.pointerId);
      down.delete(event.pointerId);
      const wasPinch = pinch !== undefined;
      if (down.size === 0) stop();
      if (!from || wasPinch) return;
      const [ms, share] = [view.msAt(event.clientX), view.shareAt(event.clientX)];
      if (!isDrag(from, event)) return stalls.choose(stalls.ofBar(from.target) ?? stalls.at(ms));
      const { fromMs } = view.range();
      view.show(fromMs + Math.min(share, from.share) * view.lengthMs(), fromMs + Math.max(share, from.share) * view.lengthMs());
    });
    panels.addEventListener('pointercancel', (event) => {
      down.delete(event.pointerId);
      if (down.size === 0) stop();
    });
    panels.addEventListener('pointerleave', moment.clear);

    panels.addEventListener('wheel', (event) => {
      const [x, y] = [event.deltaX, event.deltaY].map((delta) => event.deltaMode === 0 ? delta : delta * 30);
      if (event.ctrlKey || event.metaKey) {
        event.preventDefault();
        view.zoom(Math.exp(Math.min(60, Math.max(-60, y)) * .01), view.msAt(event.clientX));
      } else if (Math.abs(x) > Math.abs(y) && !view.isWhole()) {
        event.preventDefault();
        view.pan(x / panels.clientWidth);
      }
    }, { passive: false });
  };
`
