/** What the page runs for its reader: looks through long tables by words, opens what a link leads to, copies a text.
 *  Without it all rows are there, and all texts can be selected. */
export const readingScript = `
(() => {
  const make = (name, given) => Object.assign(document.createElement(name), given);

  for (const table of document.querySelectorAll('[data-filter]')) {
    const rows = [...table.querySelectorAll('tbody tr')].map((row) => ({ row, text: row.textContent.toLowerCase() }));
    const bar = make('div', { className: 'filter' });
    const label = make('label', { textContent: table.dataset.filter });
    const field = make('input', { type: 'search', spellcheck: false, autocomplete: 'off' });
    const count = make('output', {});
    label.append(field);
    bar.append(label, count);
    table.before(bar);
    field.addEventListener('input', () => {
      const words = field.value.toLowerCase().split(' ').filter(Boolean);
      let shown = 0;
      for (const { row, text } of rows) {
        row.hidden = !words.every((word) => text.includes(word));
        if (!row.hidden) shown += 1;
      }
      count.textContent = words.length === 0 ? '' : shown + ' of ' + rows.length;
    });
  }

  const reveal = () => {
    const target = document.getElementById(location.hash.slice(1));
    if (!target) return;
    for (let folded = target.closest('details'); folded; folded = folded.parentElement.closest('details')) folded.open = true;
    target.scrollIntoView();
  };
  window.addEventListener('hashchange', reveal);
  // The same link again, after its target was folded away, changes no hash.
  document.addEventListener('click', (event) => {
    if (location.hash && event.target.closest?.('a')?.getAttribute('href') === location.hash) reveal();
  });
  reveal();

  const copyText = async (text, pre) => {
    try {
      await navigator.clipboard.writeText(text);
      return true;
    } catch {
      // Not every browser lets a file's page use the clipboard: the older way needs the text to be selected.
      getSelection().selectAllChildren(pre);
      return document.execCommand('copy');
    }
  };
  for (const folded of document.querySelectorAll('details.copy > .folded')) {
    const pre = folded.querySelector('pre');
    const button = make('button', { type: 'button', className: 'copies', textContent: 'Copy' });
    button.addEventListener('click', async () => {
      button.textContent = (await copyText(pre.textContent, pre)) ? 'Copied' : 'Selected: copy it with the keyboard';
    });
    button.setAttribute('aria-live', 'polite');
    folded.append(button);
  }
})();
`
