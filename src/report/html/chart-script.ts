/** What a chart can do beyond being looked at: a part of the run by dragging, by buttons or by keys; one stall with all that its table
 *  says of it; and every panel's figure at the pointer. To zoom is to change the viewBox of every panel.
 *
 *  A stall that is chosen is told to the rest of the page by the event `loopcheck:stall` on the chart's element (`.chart`). It bubbles.
 *  Its detail: `index`, of the stall in its panel and in the table of stalls (`details.stalls`, where the chart has one), before any
 *  sorting; `panel`, the panel's name; `startMs` and `durationMs`. */
export const chartScript = `
(() => {
  const shortestMs = 20;
  const steps = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10000, 20000, 60000, 120000, 300000, 600000, 1800000, 3600000];

  const begin = (chart) => {
    const durationMs = Number(chart.dataset.duration);
    const panels = chart.querySelector('.panels');
    const plots = [...chart.querySelectorAll('.plot svg')];
    const ticks = chart.querySelector('.ticks');
    const box = chart.querySelector('.told');
    const button = (name) => chart.querySelector('[data-do=' + name + ']');
    const stalls = [...chart.querySelectorAll('.stall')].map((bar) => ({
      bar, fromMs: bar.x.baseVal.value, lengthMs: bar.width.baseVal.value,
    })).sort((a, b) => a.fromMs - b.fromMs);
    const rows = [...chart.querySelectorAll('details.stalls tbody tr')];
    const titles = [...chart.querySelectorAll('details.stalls thead th')].map((cell) => cell.textContent);
    let range = { fromMs: 0, toMs: durationMs };
    let chosen = -1;

    const seconds = (ms) => Number((ms / 1000).toFixed(3)) + ' s';
    const tickText = (ms, step) => step < 60000 ? seconds(ms) : Number((ms / 60000).toFixed(2)) + ' min';

    const show = (fromMs, toMs) => {
      const length = Math.min(durationMs, Math.max(Math.min(shortestMs, durationMs), toMs - fromMs));
      const from = Math.min(durationMs - length, Math.max(0, fromMs));
      range = { fromMs: from, toMs: from + length };
      for (const svg of plots) svg.setAttribute('viewBox', from + ' 0 ' + length + ' 100');
      const step = steps.find((ms) => length / ms <= 8) ?? length / 8;
      ticks.replaceChildren();
      for (let at = Math.ceil(from / step) * step; at < from + length * .97; at += step) {
        const tick = document.createElement('span');
        tick.style.left = (at - from) / length * 100 + '%';
        tick.textContent = tickText(at, step);
        ticks.append(tick);
      }
      const isWhole = length >= durationMs;
      chart.querySelector('.range').textContent = isWhole ? 'the whole run' : seconds(from) + ' to ' + seconds(from + length);
      button('all').disabled = button('out').disabled = isWhole;
      button('in').disabled = length <= shortestMs;
    };

    const zoom = (factor, middle = (range.fromMs + range.toMs) / 2) => {
      const length = Math.min(durationMs, Math.max(shortestMs, (range.toMs - range.fromMs) * factor));
      const share = (middle - range.fromMs) / (range.toMs - range.fromMs);
      show(middle - share * length, middle + (1 - share) * length);
    };
    const pan = (share) => {
      const by = (range.toMs - range.fromMs) * share;
      show(range.fromMs + by, range.toMs + by);
    };

    const choose = (index) => {
      if (stalls[chosen]) stalls[chosen].bar.classList.remove('chosen');
      const stall = stalls[index];
      if (!stall) return;
      chosen = index;
      stall.bar.classList.add('chosen');
      stall.bar.parentNode.append(stall.bar);
      const isSeen = stall.fromMs < range.toMs && stall.fromMs + stall.lengthMs > range.fromMs;
      const length = range.toMs - range.fromMs;
      if (!isSeen) show(stall.fromMs + stall.lengthMs / 2 - length / 2, stall.fromMs + stall.lengthMs / 2 + length / 2);
      tell(stall);
      chart.dispatchEvent(new CustomEvent('loopcheck:stall', {
        bubbles: true,
        detail: {
          index: Number(stall.bar.dataset.stall),
          panel: stall.bar.closest('.panel').querySelector('.name').textContent,
          startMs: stall.fromMs,
          durationMs: stall.lengthMs,
        },
      }));
    };

    const tell = (stall) => {
      const cells = rows[Number(stall.bar.dataset.stall)]?.children;
      if (!cells) {
        box.textContent = stall.bar.closest('.panel').querySelector('.name').textContent + ': ' + stall.bar.textContent;
        return;
      }
      const list = document.createElement('dl');
      [...cells].forEach((cell, index) => {
        const name = document.createElement('dt');
        name.textContent = titles[index];
        const value = document.createElement('dd');
        value.append(...[...cell.childNodes].map((node) => node.cloneNode(true)));
        list.append(name, value);
      });
      box.replaceChildren(list);
    };

    const longest = () => stalls.reduce((best, stall, index) => stall.lengthMs > (stalls[best]?.lengthMs ?? 0) ? index : best, 0);
    const next = () => choose(chosen < 0 ? 0 : Math.min(stalls.length - 1, chosen + 1));
    const previous = () => choose(Math.max(0, chosen - 1));
    const whole = () => show(0, durationMs);
    const closeUp = () => {
      choose(longest());
      const { fromMs, lengthMs } = stalls[chosen];
      show(fromMs - lengthMs, fromMs + 2 * lengthMs);
    };
    const deeds = { in: () => zoom(.5), out: () => zoom(2), all: whole, next, previous, longest: closeUp };
    for (const [name, deed] of Object.entries(deeds)) button(name).addEventListener('click', deed);
    for (const name of ['next', 'previous', 'longest']) button(name).disabled = stalls.length === 0;

    const keys = {
      ArrowLeft: () => pan(-.2), ArrowRight: () => pan(.2), '+': deeds.in, '=': deeds.in, '-': deeds.out, _: deeds.out,
      0: whole, Home: () => pan(-1e9), End: () => pan(1e9), n: next, p: previous,
    };
    panels.addEventListener('keydown', (event) => {
      const deed = keys[event.key];
      if (!deed || event.ctrlKey || event.metaKey || event.altKey) return;
      event.preventDefault();
      deed();
    });

    // All plots have the same left and right edge: the axis stands for them.
    const shareAt = (event) => {
      const { left, width } = ticks.getBoundingClientRect();
      return Math.min(1, Math.max(0, (event.clientX - left) / width));
    };
    const msAt = (share) => range.fromMs + share * (range.toMs - range.fromMs);
    const layer = (name) => {
      const element = document.createElement('div');
      element.className = name;
      element.hidden = true;
      panels.append(element);
      return element;
    };
    const brush = layer('brush');
    const moment = layer('moment');
    const place = (element, share, width) => {
      const { left, width: all } = ticks.getBoundingClientRect();
      element.hidden = false;
      element.style.left = left - panels.getBoundingClientRect().left + share * all + 'px';
      if (width !== undefined) element.style.width = width * all + 'px';
    };

    const readOff = (ms) => {
      for (const panel of chart.querySelectorAll('.panel[data-starts]')) {
        const starts = panel.dataset.starts.split(' ').map(Number);
        const texts = panel.dataset.texts.split('|');
        panel.querySelector('.now').textContent = texts[starts.findLastIndex((start) => start <= ms)] ?? '';
      }
    };

    let pressed;
    panels.addEventListener('pointerdown', (event) => {
      if (event.button !== 0 || !event.target.closest('.plot, .axis')) return;
      pressed = { share: shareAt(event), x: event.clientX, target: event.target };
      panels.setPointerCapture(event.pointerId);
    });
    panels.addEventListener('pointermove', (event) => {
      const share = shareAt(event);
      place(moment, share);
      readOff(msAt(share));
      if (pressed && Math.abs(event.clientX - pressed.x) > 4) {
        place(brush, Math.min(share, pressed.share), Math.abs(share - pressed.share));
      }
    });
    panels.addEventListener('pointerup', (event) => {
      if (!pressed) return;
      const from = pressed;
      pressed = undefined;
      brush.hidden = true;
      const share = shareAt(event);
      if (Math.abs(event.clientX - from.x) > 4) return show(msAt(Math.min(share, from.share)), msAt(Math.max(share, from.share)));
      const clicked = stalls.findIndex(({ bar }) => bar === from.target);
      const slack = (range.toMs - range.fromMs) * .006;
      const near = stalls.findIndex(({ fromMs, lengthMs }) => msAt(share) >= fromMs - slack && msAt(share) <= fromMs + lengthMs + slack);
      if (clicked >= 0 || near >= 0) choose(clicked >= 0 ? clicked : near);
    });
    panels.addEventListener('pointercancel', () => { pressed = undefined; brush.hidden = true; });
    panels.addEventListener('pointerleave', () => {
      moment.hidden = true;
      for (const now of chart.querySelectorAll('.now')) now.textContent = '';
    });
    window.addEventListener('beforeprint', whole);

    whole();
    chart.classList.add('live');
  };

  for (const chart of document.querySelectorAll('.chart')) begin(chart);
})();
`
