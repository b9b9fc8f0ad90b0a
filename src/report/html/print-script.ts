/** The print button. Printed is what is unfolded; all of it, where the reader asks for everything. */
export const printScript = `
(() => {
  const root = document.documentElement;
  const everything = document.querySelector('.print input');
  const choose = () => root.dataset.print = everything.checked ? 'all' : 'short';
  everything.addEventListener('change', choose);
  choose();
  document.querySelector('.print button').addEventListener('click', () => print());

  let unfolded = [];
  window.addEventListener('beforeprint', () => {
    if (!everything.checked) return;
    unfolded = [...document.querySelectorAll('details:not(.source, .copy, .on-this-page, [open])')];
    for (const folded of unfolded) folded.open = true;
  });
  window.addEventListener('afterprint', () => {
    for (const folded of unfolded) folded.open = false;
    unfolded = [];
  });
})();
`
