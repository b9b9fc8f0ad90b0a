/** Shows the pieces of the stall that was chosen in the chart above: as a bar, and as the rows of the table with their stacks. */
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

  // The stack itself stands where its link did: one need not leave the stall to read it.
  const withStack = (cell) => {
    const link = cell.querySelector('a[href^="#stack-"]');
    const pre = link && document.getElementById(link.hash.slice(1))?.querySelector('pre');
    if (!pre) return;
    const folded = make('details', {});
    folded.append(make('summary', { textContent: link.textContent }), pre.cloneNode(true));
    link.replaceWith(folded);
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
    for (const cell of rows.querySelectorAll('td:last-child')) withStack(cell);
    shown.append(head, rows);
    scroll.append(shown);
    return scroll;
  };

  for (const seen of document.querySelectorAll('.seen')) {
    const place = seen.querySelector('.chosen-stall');
    const table = seen.querySelector('.seen-stalls table');
    const section = seen.closest('section');
    section.addEventListener('loopcheck:stall', (event) => {
      const body = table.querySelector('tbody[data-stall="' + event.detail.index + '"]');
      const shown = make('div', { className: 'seen-stall' });
      if (body) {
        shown.append(make('h3', { textContent: 'What was seen in the stall of ' + body.dataset.title }));
        if (body.dataset.note) shown.append(make('p', { textContent: body.dataset.note }));
        shown.append(pieceBar(body.rows), pieceTable(table, body));
      } else {
        shown.append(make('p', { textContent: 'The page has no stacks of this stall: only of the longest ones that code is blamed for.' }));
      }
      place.replaceChildren(shown);
    });
  }
})();
`
