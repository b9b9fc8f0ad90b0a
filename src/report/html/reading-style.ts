/** The look of what reading-script.ts and sort-script.ts add: the field over a long table, the buttons that sort and that copy. */
export const readingStyle = `
.filter { display: flex; flex-wrap: wrap; align-items: center; gap: .4rem .8rem; margin: 1.1rem 0 -.5rem; }
.filter label { font-weight: 600; font-size: .875rem; }
.filter input { font: inherit; color: var(--ink); background: var(--card); border: 1px solid var(--soft); border-radius: 8px; padding: .3rem .6rem;
  width: 20rem; max-width: 100%; margin-left: .5rem; }
.filter output { color: var(--soft); font-size: .875rem; }
.copy pre { white-space: pre-wrap; overflow-wrap: anywhere; max-height: 24rem; overflow-y: auto; }
button.copies { font: inherit; font-size: .875rem; color: var(--ink); background: var(--card); border: 1px solid var(--soft); border-radius: 8px;
  padding: .3rem .8rem; margin-top: .6rem; cursor: pointer; }
th[data-sorts] { padding-right: 1.2rem; position: relative; }
th[data-sorts] button { font: inherit; color: inherit; letter-spacing: inherit; text-align: inherit; background: none; border: 0; padding: 0; margin: 0; cursor: pointer; }
th[data-sorts] button:hover { color: var(--ink); text-decoration: underline; }
th[data-sorts]::after { content: ""; position: absolute; right: .35rem; width: .8em; text-align: center; }
th[aria-sort="ascending"]::after { content: "▴"; content: "▴" / ""; } th[aria-sort="descending"]::after { content: "▾"; content: "▾" / ""; }
@media print { th[data-sorts] { padding-right: .4rem; } th[data-sorts]::after { display: none; } }
`
