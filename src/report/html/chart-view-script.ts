import { tickStepsMs } from '../charts/time-ticks.ts'

/** The part of the run that a chart shows. To zoom is to change the viewBox of every panel: all of them show the same part. */
export const chartViewScript = `
  const viewOf = (chart) => {
    const shortestMs = 20;
    const steps = ${JSON.stringify(tickStepsMs)};
    const durationMs = Number(chart.dataset.duration);
    const unitMs = Number(chart.dataset.unit);
    const plots = [...chart.querySelectorAll('.plot svg')];
    const ticks = chart.querySelector('.ticks');
    const button = (name) => chart.querySelector('[data-do=' + name + ']');
    const listeners = [];
    let range = { fromMs: 0, toMs: durationMs };

    /** To what a pixel or a tick stands for. */
    const timeText = (ms, precisionMs) => {
      const digits = precisionMs >= 1000 ? 0 : precisionMs >= 100 ? 1 : precisionMs >= 10 ? 2 : 3;
      const rounded = Math.round(ms / 1000 * 10 ** digits) * 1000 / 10 ** digits;
      const parts = [
        [Math.floor(rounded / 3600000), 'h'],
        [Math.floor(rounded % 3600000 / 60000), 'min'],
        [Number((rounded % 60000 / 1000).toFixed(digits)), 's'],
      ];
      return parts.filter(([count]) => count > 0).map((part) => part.join(' ')).join(' ') || '0 s';
    };

    const show = (fromMs, toMs) => {
      const length = Math.min(durationMs, Math.max(Math.min(shortestMs, durationMs), toMs - fromMs));
      const from = Math.min(durationMs - length, Math.max(0, fromMs));
      range = { fromMs: from, toMs: from + length };
      for (const svg of plots) svg.setAttribute('viewBox', from / unitMs + ' 0 ' + length / unitMs + ' 100');
      const step = steps.find((ms) => length / ms <= 8) ?? length / 8;
      ticks.replaceChildren();
      for (let at = Math.ceil(from / step) * step; at < from + length * .97; at += step) {
        const tick = document.createElement('span');
        tick.style.left = (at - from) / length * 100 + '%';
        tick.textContent = timeText(at, Math.min(step, 1));
        ticks.append(tick);
      }
      const isWhole = length >= durationMs;
      chart.querySelector('.range').textContent = isWhole ? 'the whole run' : rangeText();
      button('all').disabled = button('out').disabled = isWhole;
      button('in').disabled = length <= shortestMs;
      for (const listen of listeners) listen();
    };

    const lengthMs = () => range.toMs - range.fromMs;
    const rangeText = () => timeText(range.fromMs, lengthMs() / 100) + ' to ' + timeText(range.toMs, lengthMs() / 100);

    const zoom = (factor, middle = (range.fromMs + range.toMs) / 2) => {
      const length = Math.min(durationMs, Math.max(shortestMs, lengthMs() * factor));
      const share = (middle - range.fromMs) / lengthMs();
      show(middle - share * length, middle + (1 - share) * length);
    };
    const pan = (share) => show(range.fromMs + lengthMs() * share, range.toMs + lengthMs() * share);

    // All plots have the same left and right edge: the axis stands for them.
    const shareAt = (clientX) => {
      const { left, width } = ticks.getBoundingClientRect();
      return Math.min(1, Math.max(0, (clientX - left) / width));
    };

    return {
      durationMs, unitMs, show, zoom, pan, shareAt, timeText, rangeText, lengthMs,
      range: () => range,
      isWhole: () => lengthMs() >= durationMs,
      whole: () => show(0, durationMs),
      msAt: (clientX) => range.fromMs + shareAt(clientX) * lengthMs(),
      shareOf: (ms) => (ms - range.fromMs) / lengthMs(),
      onShow: (listen) => listeners.push(listen),
    };
  };
`
