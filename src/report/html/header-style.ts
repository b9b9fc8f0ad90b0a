/** The look of the page's head: the verdict, the way to the sections, the reader's choices. */
export const headerStyle = `
.skip { position: absolute; left: -999px; }
.skip:focus { left: 1rem; top: 1rem; background: var(--card); padding: .5rem 1rem; z-index: 2; }
header.hero { padding-top: clamp(1.5rem, 4vw, 3.25rem); padding-bottom: .5rem; }
.brand { display: flex; align-items: center; gap: .6rem; color: var(--soft); font-weight: 600; letter-spacing: .01em; }
.brand svg { width: 26px; height: 26px; flex: none; }
h1 { font-size: clamp(1.45rem, 3.1vw, 2.3rem); font-weight: 750; letter-spacing: -.018em; margin: .7rem 0 .55rem; }
.subtitle { color: var(--soft); margin: 0; overflow-wrap: anywhere; }
.under { display: flex; flex-wrap: wrap; align-items: start; justify-content: space-between; gap: .6rem 1.5rem; margin-top: 1.1rem; }
nav { flex: 0 1 auto; min-width: 0; }
nav ul { display: flex; flex-wrap: wrap; gap: .4rem; list-style: none; padding: 0; margin: 0; }
nav a { display: block; max-width: 22rem; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; padding: .22rem .8rem;
  border: 1px solid var(--line); border-radius: 99px; background: var(--card); color: var(--soft); text-decoration: none; font-size: .875rem; }
nav a:hover { color: var(--ink); border-color: var(--soft); }
nav .on-this-page { display: none; margin: 0; background: var(--card); }
.on-this-page ul { padding: .2rem .9rem .8rem; }

.choices { display: flex; flex-wrap: wrap; align-items: center; gap: .5rem 1rem; font-size: .875rem; }
.themes { display: flex; margin: 0; padding: 0; border: 0; min-width: 0; }
.themes legend { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
.themes label { position: relative; }
.themes input { position: absolute; opacity: 0; inset: 0; margin: 0; cursor: pointer; }
.themes span { display: block; padding: .22rem .8rem; border: 1px solid var(--line); margin-left: -1px; background: var(--card); color: var(--soft); }
.themes label:nth-of-type(1) span { border-radius: 99px 0 0 99px; } .themes label:nth-of-type(3) span { border-radius: 0 99px 99px 0; }
.themes :checked + span { background: var(--soft); border-color: var(--soft); color: var(--card); font-weight: 600; }
.themes :focus-visible + span { outline: 3px solid var(--link); outline-offset: 2px; }
.print { display: flex; align-items: center; gap: .7rem; }
.print button { font: inherit; padding: .22rem .8rem; border: 1px solid var(--line); border-radius: 99px; background: var(--card); color: var(--ink); cursor: pointer; }
.print button:hover { border-color: var(--soft); }
.print label { display: flex; align-items: center; gap: .35rem; color: var(--soft); }
@media (max-width: 40rem) {
  nav { flex-basis: 100%; }
  .choices { gap: .5rem; } .themes span, .print button { padding: .22rem .65rem; } .print { gap: .5rem; }
  nav .wide { display: none; } nav .on-this-page { display: block; }
}
@media (forced-colors: active) {
  .themes :checked + span { forced-color-adjust: none; background: Highlight; color: HighlightText; }
}
`
