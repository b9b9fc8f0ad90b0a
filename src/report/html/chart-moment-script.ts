/** One moment in all panels: a line across them, each panel's figure at it, and all of them in words for those who hear the page.
 *  The words wait until the moment rests, or they would never end. */
export const chartMomentScript = `
  const momentOf = (chart, view, stalls) => {
    const restMs = 400;
    const panels = chart.querySelector('.panels');
    const line = document.createElement('div');
    line.className = 'moment';
    line.hidden = true;
    const flag = document.createElement('span');
    line.append(flag);
    panels.append(line);
    const readout = chart.querySelector('.readout');
    const parts = [...chart.querySelectorAll('.panel')].map((panel) => ({
      name: panel.querySelector('.name').textContent,
      now: panel.querySelector('.now'),
      starts: panel.dataset.starts?.split(' ').map(Number),
      texts: panel.dataset.texts?.split('|'),
    }));
    let atMs;
    let waiting;

    const textAt = ({ name, starts, texts }) => {
      if (!starts) return stalls.at(atMs, name)?.text ?? 'none';
      return texts[starts.findLastIndex((start) => start <= atMs)] ?? '–';
    };

    const place = () => {
      const share = view.shareOf(atMs);
      line.hidden = atMs === undefined || share < 0 || share > 1;
      if (line.hidden) return;
      const axis = chart.querySelector('.ticks').getBoundingClientRect();
      line.style.left = axis.left - panels.getBoundingClientRect().left + share * axis.width + 'px';
      line.classList.toggle('late', share > .8);
      flag.textContent = view.timeText(atMs, view.lengthMs() / 500);
    };

    const tell = () => {
      if (atMs === undefined) return;
      const texts = parts.map((part) => part.name + ': ' + textAt(part));
      readout.textContent = flag.textContent + '. ' + texts.join('. ');
    };

    const set = (ms) => {
      atMs = Math.min(view.durationMs, Math.max(0, ms));
      place();
      for (const part of parts) {
        const text = textAt(part);
        part.now.textContent = text === 'none' ? '' : text;
      }
      clearTimeout(waiting);
      waiting = setTimeout(tell, restMs);
    };

    view.onShow(place);
    window.addEventListener('resize', place);

    return {
      set,
      ms: () => atMs,
      clear: () => {
        atMs = undefined;
        line.hidden = true;
        clearTimeout(waiting);
        readout.textContent = '';
        for (const { now } of parts) now.textContent = '';
      },
      /** What is shown follows where it leaves it. */
      step: (by) => {
        const { fromMs, toMs } = view.range();
        const isSeen = atMs !== undefined && atMs >= fromMs && atMs <= toMs;
        set(isSeen ? atMs + by * view.lengthMs() / 50 : by > 0 ? fromMs : toMs);
        if (atMs > toMs) view.show(atMs - (toMs - fromMs), atMs);
        if (atMs < fromMs) view.show(atMs, atMs + (toMs - fromMs));
      },
    };
  };
`
