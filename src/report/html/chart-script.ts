import { chartMomentScript } from './chart-moment-script.ts'
import { chartPointerScript } from './chart-pointer-script.ts'
import { chartStallsScript } from './chart-stalls-script.ts'
import { chartViewScript } from './chart-view-script.ts'

/** What a chart can do beyond being looked at: a part of the run by dragging, wheel, buttons or keys; one moment in all panels; one stall
 *  with all that its table says of it; the stalls of one blocker.
 *
 *  A stall that is chosen is told to the rest of the page by the event `loopcheck:stall` on the chart's element (`.chart`). It bubbles.
 *  Its detail: `index`, of the stall in its panel and in the table of stalls (`details.stalls`, where the chart has one), before any
 *  sorting; `panel`, the panel's name; `startMs` and `durationMs`. */
export const chartScript = `
(() => {
${chartViewScript}${chartStallsScript}${chartMomentScript}${chartPointerScript}
  const begin = (chart) => {
    const view = viewOf(chart);
    const stalls = stallsOf(chart, view);
    const moment = momentOf(chart, view, stalls);
    listenToPointers(chart, view, stalls, moment);

    const deeds = {
      in: () => view.zoom(.5), out: () => view.zoom(2), all: view.whole,
      next: stalls.next, previous: stalls.previous, longest: stalls.closeUp,
    };
    for (const [name, deed] of Object.entries(deeds)) chart.querySelector('[data-do=' + name + ']').addEventListener('click', deed);

    const keys = {
      ArrowLeft: () => moment.step(-1), ArrowRight: () => moment.step(1), Enter: () => stalls.choose(stalls.at(moment.ms())), Escape: moment.clear,
      PageUp: () => view.pan(-.5), PageDown: () => view.pan(.5), Home: () => view.pan(-1e9), End: () => view.pan(1e9),
      '+': deeds.in, '=': deeds.in, '-': deeds.out, _: deeds.out, 0: deeds.all, n: deeds.next, p: deeds.previous,
    };
    const withShift = { ArrowLeft: () => view.pan(-.2), ArrowRight: () => view.pan(.2) };
    chart.querySelector('.panels').addEventListener('keydown', (event) => {
      const deed = (event.shiftKey && withShift[event.key]) || keys[event.key];
      if (!deed || event.ctrlKey || event.metaKey || event.altKey) return;
      event.preventDefault();
      deed();
    });

    window.addEventListener('beforeprint', view.whole);
    view.whole();
    chart.classList.add('live');
  };

  for (const chart of document.querySelectorAll('.chart')) begin(chart);
})();
`
