/** The stalls of a chart: one is chosen and told of, those of one blocker are picked out, and their table has those that are seen. */
export const chartStallsScript = `
  const stallsOf = (chart, view) => {
    const box = chart.querySelector('.told');
    const button = (name) => chart.querySelector('[data-do=' + name + ']');
    const panelOf = (bar) => bar.closest('.panel').querySelector('.name').textContent;
    const all = [...chart.querySelectorAll('.stall')].map((bar) => ({
      bar,
      fromMs: Number(bar.getAttribute('x')) * view.unitMs,
      lengthMs: Number(bar.getAttribute('width')) * view.unitMs,
      key: bar.getAttribute('class').match(/tone-(\\w+)/)[1],
      panel: panelOf(bar),
      text: bar.textContent,
    })).sort((a, b) => a.fromMs - b.fromMs);
    const table = chart.querySelector('details.stalls');
    const rows = [...chart.querySelectorAll('details.stalls tbody tr')];
    const titles = [...chart.querySelectorAll('details.stalls thead th')].map((cell) => cell.textContent);
    const picks = [...chart.querySelectorAll('.pick')];
    let picked;
    let chosen;

    const isPicked = (stall) => picked === undefined || stall.key === picked;
    const isSeen = ({ fromMs, lengthMs }) => fromMs < view.range().toMs && fromMs + lengthMs > view.range().fromMs;
    const ends = (stall) => stall.fromMs + stall.lengthMs;

    const choose = (stall) => {
      if (!stall) return;
      chosen?.bar.classList.remove('chosen');
      chosen = stall;
      stall.bar.classList.add('chosen');
      stall.bar.parentNode.append(stall.bar);
      const half = view.lengthMs() / 2;
      const middle = stall.fromMs + stall.lengthMs / 2;
      if (!isSeen(stall)) view.show(middle - half, middle + half);
      tell(stall);
      chart.dispatchEvent(new CustomEvent('loopcheck:stall', {
        bubbles: true,
        detail: { index: Number(stall.bar.dataset.stall), panel: stall.panel, startMs: stall.fromMs, durationMs: stall.lengthMs },
      }));
    };

    const tell = (stall) => {
      const cells = rows[Number(stall.bar.dataset.stall)]?.children;
      if (!cells) {
        const links = [...chart.querySelectorAll('.keys [data-key="' + stall.key + '"] a')];
        const link = links.find((each) => each.dataset.panel === stall.panel)?.cloneNode(true);
        box.replaceChildren(stall.panel + ': ' + stall.text, ...(link ? [' ', link] : []));
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

    let waiting;
    /** A thousand rows are not laid out again with every turn of a wheel. */
    const listSoon = () => {
      clearTimeout(waiting);
      if (view.isWhole()) list();
      else waiting = setTimeout(list, 100);
    };
    const list = () => {
      if (!table?.open) return;
      let shown = 0;
      for (const stall of all) {
        const isListed = isPicked(stall) && isSeen(stall);
        rows[Number(stall.bar.dataset.stall)].classList.toggle('unseen', !isListed);
        if (isListed) shown += 1;
      }
      const name = picks.find(({ dataset }) => dataset.key === picked)?.textContent;
      const which = (name === undefined ? '' : ' of “' + name + '”') + (view.isWhole() ? '' : ' from ' + view.rangeText());
      table.querySelector('.listed').textContent =
        which === '' ? '' : (shown === 0 ? 'None' : shown) + ' of ' + all.length + ' stalls: those' + which + '.';
    };

    const pick = (key) => {
      picked = key === picked ? undefined : key;
      for (const each of picks) each.setAttribute('aria-pressed', each.dataset.key === picked);
      for (const stall of all) stall.bar.classList.toggle('dim', !isPicked(stall));
      const none = !all.some(isPicked);
      for (const name of ['next', 'previous', 'longest']) button(name).disabled = none;
      list();
    };

    for (const each of picks) {
      each.disabled = false;
      each.addEventListener('click', () => pick(each.dataset.key));
    }
    pick(undefined);
    view.onShow(listSoon);
    table?.addEventListener('toggle', list);

    const step = (by) => {
      const those = all.filter(isPicked);
      if (chosen === undefined) return choose(those[0]);
      const later = those.findIndex(({ fromMs }) => fromMs > chosen.fromMs);
      const at = those.indexOf(chosen);
      if (at >= 0) return choose(those[Math.min(those.length - 1, Math.max(0, at + by))]);
      const next = later < 0 ? those.length : later;
      choose(those[by > 0 ? Math.min(those.length - 1, next) : Math.max(0, next - 1)]);
    };

    return {
      choose,
      next: () => step(1),
      previous: () => step(-1),
      closeUp: () => {
        const longest = all.filter(isPicked).reduce((a, b) => b.lengthMs > a.lengthMs ? b : a);
        choose(longest);
        view.show(longest.fromMs - longest.lengthMs, ends(longest) + longest.lengthMs);
      },
      ofBar: (bar) => all.find((stall) => stall.bar === bar),
      /** Some pixels beside it will do: many are thin. */
      at: (ms, panel) => {
        const slack = view.lengthMs() * .006;
        const near = all.filter((stall) => isPicked(stall) && ms >= stall.fromMs - slack && ms <= ends(stall) + slack && (panel ?? stall.panel) === stall.panel);
        return near.find((stall) => ms >= stall.fromMs && ms <= ends(stall)) ?? near[0];
      },
    };
  };
`
