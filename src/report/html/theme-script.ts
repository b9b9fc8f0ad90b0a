/** Runs in the head, before anything is painted: the colours that the reader chose last time. */
export const themeStartScript = `
'use strict';
try {
  const kept = localStorage.getItem('loopcheck-theme');
  if (kept === 'light' || kept === 'dark') document.documentElement.dataset.theme = kept;
} catch {
  // Not every browser lets a file's page keep something: the system's colours it is.
}
`

/** The switch of the colours. It tells the diagrams by the event \`loopcheck:theme\` on the document. */
export const themeScript = `
(() => {
  const root = document.documentElement;
  for (const choice of document.querySelectorAll('.themes input')) {
    choice.checked = choice.value === (root.dataset.theme ?? 'auto');
    choice.addEventListener('change', () => {
      if (choice.value === 'auto') delete root.dataset.theme;
      else root.dataset.theme = choice.value;
      try {
        if (choice.value === 'auto') localStorage.removeItem('loopcheck-theme');
        else localStorage.setItem('loopcheck-theme', choice.value);
      } catch {
        // The choice then lasts as long as the page.
      }
      document.dispatchEvent(new Event('loopcheck:theme'));
    });
  }
})();
`
