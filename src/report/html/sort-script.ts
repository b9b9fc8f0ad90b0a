/** Sorts a table by the column that is asked for: figures as figures, the largest first; words by the alphabet. What was not measured
 *  stays last. Without it the rows stand as they were written. */
export const sortScript = `
(() => {
  const said = document.getElementById('said');
  const words = new Intl.Collator('en', { numeric: true });
  const inWords = { number: { ascending: 'smallest first', descending: 'largest first' }, word: { ascending: 'A to Z', descending: 'Z to A' } };

  for (const cell of document.querySelectorAll('th[data-sorts]')) {
    const button = document.createElement('button');
    button.type = 'button';
    button.append(...cell.childNodes);
    cell.append(button);
    button.addEventListener('click', () => sortBy(cell, button.textContent));
  }

  const sortBy = (cell, title) => {
    const body = cell.closest('table').tBodies[0];
    const column = cell.cellIndex;
    const rows = [...body.rows].map((row) => {
      const figure = row.dataset.figures.split(' ')[column] ?? '-';
      return { row, figure: figure === '-' ? undefined : Number(figure), text: row.cells[column].textContent.trim() };
    });
    const kind = rows.some(({ figure }) => figure !== undefined) ? 'number' : 'word';
    const first = kind === 'number' ? 'descending' : 'ascending';
    const other = first === 'ascending' ? 'descending' : 'ascending';
    const direction = cell.ariaSort === first ? other : first;
    const sign = direction === 'ascending' ? 1 : -1;
    const byFigure = (a, b) => a.figure === undefined || b.figure === undefined
      ? Number(a.figure === undefined) - Number(b.figure === undefined)
      : sign * (a.figure - b.figure);
    rows.sort(kind === 'number' ? byFigure : (a, b) => sign * words.compare(a.text, b.text));
    for (const sibling of cell.parentElement.cells) sibling.ariaSort = null;
    cell.ariaSort = direction;
    body.append(...rows.map(({ row }) => row));
    said.textContent = 'Sorted by ' + title + ', ' + inWords[kind][direction];
  };
})();
`
