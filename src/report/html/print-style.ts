/** The page on paper: light, nothing cut, nothing that only a screen can do. A short print leaves out what is folded away, what is
 *  marked as further, the rows of long tables, and of each kind and remedy all but its sentence. */
export const printStyle = `
@media print {
  @page { margin: 12mm; }
  :root { font-size: 10.5px; --page: #fff; --card: #fff; --ink: #000; --soft: #444; --line: #bbb; --wash: #f4f4f4; --shade: transparent; }
  * { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
  body { font-size: 1rem; line-height: 1.4; }
  main, header.hero, footer { max-width: none; padding: 0; }
  h1 { font-size: 2rem; margin: .5rem 0; } p { max-width: none; }
  nav, .skip, .source, .filter, .choices, .copy, .desk, .sr { display: none; }
  section, .lead { box-shadow: none; border-radius: 0; border-width: 1px 0 0; padding: .9rem 0; margin: 0; }
  header.hero { padding-bottom: 1rem; }
  h1, h2, h3, caption, summary, thead { break-after: avoid; }
  .diagram, .tile, .tiles, .notice, tr, pre, .chart .panels, .keys li { break-inside: avoid; }

  :root:not([data-print="all"]) .further,
  :root:not([data-print="all"]) details:not([open], .noted),
  :root:not([data-print="all"]) details.noted > .folded,
  :root:not([data-print="all"]) .scroll[data-more] tbody tr:nth-child(n + 13) { display: none; }
  :root:not([data-print="all"]) .scroll[data-more]::after { content: attr(data-more); display: block; padding: .4rem .7rem; color: var(--soft); }

  .tiles { grid-template-columns: repeat(var(--wide), minmax(0, 1fr)); gap: .5rem; }
  .tile { padding: .5rem .8rem; border-radius: 0; } .tile .value { font-size: 1.35rem; }
  .scroll, .canvas { overflow: visible; }
  .scroll, details, .diagram, pre.code { border-radius: 0; }
  .scroll { margin: .8rem 0; break-inside: avoid; } .scroll[data-more], :root[data-print="all"] .scroll { break-inside: auto; }
  th, td { padding: .25rem .5rem; }
  thead th, thead .right { white-space: normal; }
  td code, th code { max-width: none; } code.short { white-space: normal; }
  details { margin: .4rem 0; } .noted { break-inside: avoid; }
  summary { padding: .35rem .7rem; list-style: none; } summary::-webkit-details-marker { display: none; } summary .note { padding-left: 0; }
  .folded { padding: .2rem .7rem .6rem; }
  pre.code { max-height: none; white-space: pre-wrap; overflow-wrap: anywhere; padding: .5rem .7rem; }
  pre.excerpt .line { max-width: 100%; white-space: pre-wrap; }

  .pair { grid-template-columns: repeat(2, minmax(0, 1fr)); gap: 1rem; margin: .6rem 0; break-inside: avoid; }
  .side, .diagram, .canvas { display: block; }
  .diagram { container-type: normal; margin: .6rem 0; }
  .canvas { padding: .5rem; min-height: 0 !important; text-align: center; }
  .canvas svg { min-width: 0; max-width: 100%; max-height: 17cm; } .pair .canvas svg { max-height: 15cm; }
  footer { break-before: avoid; }
  /* Where the paper comes before the light picture: never dark ink on the dark. */
  .canvas[data-theme="dark"] { background: #131a2c; }
}
`
