/** Shows the pieces of the stall that was chosen in the chart: as a bar, as the rows of the table, and their stacks. */
export const seenScript = `
(() => {
  const make = (name, given) => Object.assign(document.createElement(name), given);

  const pieceBar = (rows) => {
    const bar = make('div', { className: 'pieces' });
    bar.setAttribute('aria-hidden', 'true');
    for (const row of rows) {
      const box = make('div', { className: 'box ' + row.dataset.look, textContent: row.querySelector('code')?.textContent ?? '' });
      box.style.setProperty('--x', row.dataset.from);
      box.style.setProperty('--w', row.dataset.share);
      box.title = row.innerText.replace(/\\s+/g, ' ');
      bar.append(box);
    }
    return bar;
  };

  // The stacks themselves stand below the rows, where their links led away to: one need not leave the stall to read them.
  const stacksOf = (rows) => {
    const uses = new Map();
    for (const row of rows) {
      const id = row.querySelector('a[href^="#stack-"]')?.hash.slice(1);
      if (id) uses.set(id, [...(uses.get(id) ?? []), row.querySelector('.right').textContent]);
    }
    return [...uses].map(([id, times]) => {
      const stack = document.getElementById(id).cloneNode(true);
      stack.removeAttribute('id');
      stack.open = false;
      const summary = stack.querySelector('summary');
      summary.textContent = 'The stack from ' + times.join(', ') + ' on: ' + summary.textContent;
      return stack;
    });
  };

  const pieceTable = (table, body) => {
    const scroll = make('div', { className: 'scroll', tabIndex: 0 });
    scroll.setAttribute('role', 'group');
    scroll.setAttribute('aria-label', 'Pieces of the chosen stall');
    const shown = make('table', {});
    const head = table.tHead.cloneNode(true);
    const rows = body.cloneNode(true);
    head.rows[0].cells[0].remove();
    rows.querySelector('th').remove();
    for (const cell of [...head.querySelectorAll('th:last-child'), ...rows.querySelectorAll('td:last-child')]) cell.remove();
    shown.append(head, rows);
    scroll.append(shown);
    return scroll;
  };

  for (const seen of document.querySelectorAll('.seen')) {
    const place = seen.querySelector('.chosen-stall');
    const table = seen.querySelector('.seen-stalls table');
    const section = seen.closest('section');
    section.querySelector('.chart .told')?.after(place);
    section.addEventListener('loopcheck:stall', (event) => {
      const body = table.querySelector('tbody[data-stall="' + event.detail.index + '"]');
      const shown = make('div', { className: 'seen-stall' });
      if (body) {
        shown.append(make('h3', { textContent: 'What was seen in the stall of ' + body.dataset.title }));
        if (body.dataset.note) shown.append(make('p', { textContent: body.dataset.note }));
        shown.append(pieceBar(body.rows), pieceTable(table, body), ...stacksOf(body.rows));
      } else {
        shown.append(make('p', { textContent: 'The page has no stacks of this stall: only of the longest ones that code is blamed for.' }));
      }
      place.replaceChildren(shown);
    });
  }
})();
`
