/** The look of what reading-script.ts adds: the field over a long table, the button that copies. */
export const readingStyle = `
.filter { display: flex; flex-wrap: wrap; align-items: center; gap: .4rem .8rem; margin: 1.1rem 0 -.5rem; }
.filter label { font-weight: 600; font-size: .875rem; }
.filter input { font: inherit; color: var(--ink); background: var(--card); border: 1px solid var(--soft); border-radius: 8px; padding: .3rem .6rem;
  width: 20rem; max-width: 100%; margin-left: .5rem; }
.filter output { color: var(--soft); font-size: .875rem; }
.copy pre { white-space: pre-wrap; overflow-wrap: anywhere; max-height: 24rem; overflow-y: auto; }
button.copies { font: inherit; font-size: .875rem; color: var(--ink); background: var(--card); border: 1px solid var(--soft); border-radius: 8px;
  padding: .3rem .8rem; margin-top: .6rem; cursor: pointer; }
@media print { .filter, details.copy { display: none; } }
`
