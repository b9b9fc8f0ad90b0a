import { inDark } from './in-dark.ts'

/** The look of the flame graph and of a stall's pieces. Whose code it is is told by colour, by pattern and in words. */
export const flameStyle = `
:root {
  --flame-user: #1d4ed8; --flame-user-ink: #ffffff; --flame-library: #c7d7f2; --flame-node: #e2e8f0; --flame-native: #fed7aa; --flame-route: #cbd5e1;
  --flame-ink: #0f172a; --flame-line: rgb(15 23 42 / .16); --flame-found: #7e22ce;
}
${inDark(`--flame-user: #93c5fd; --flame-user-ink: #0b1020; --flame-library: #2b3f66; --flame-node: #333f54; --flame-native: #7c3f12; --flame-route: #475569;
  --flame-ink: #f1f5f9; --flame-line: rgb(241 245 249 / .14); --flame-found: #e879f9;`)}
.flame { margin: 1rem 0; }
.flame-bar { display: flex; flex-wrap: wrap; align-items: center; justify-content: space-between; gap: .4rem 1rem; margin-bottom: .6rem; font-size: .875rem; }
.flame .tools { margin: 0; }
.flame input[type=search] { font: inherit; color: var(--ink); background: var(--card); border: 1px solid var(--soft); border-radius: 8px; padding: .28rem .6rem;
  width: 16rem; max-width: 100%; min-height: 2rem; margin-left: .3rem; }
.found-share { color: var(--soft); font-variant-numeric: tabular-nums; }
.frames { --from: 0; --width: 1; max-height: 38rem; overflow: auto; border-radius: 8px; }
.boxes { position: relative; height: calc(var(--rows) * 1.5rem); overflow: hidden; }
.box { color: var(--flame-ink); background-color: var(--flame-route); }
.boxes .box { position: absolute; top: calc(var(--d) * 1.5rem); height: calc(1.5rem - 1px);
  left: max(0%, calc((var(--x) - var(--from)) / var(--width) * 100%)); right: max(0%, calc(100% - (var(--x) + var(--w) - var(--from)) / var(--width) * 100%));
  box-shadow: inset -1px 0 var(--card), inset 1px 0 var(--card); overflow: hidden; white-space: nowrap; font-size: .78rem; line-height: 1.45rem; text-indent: .35rem; }
.box.user { background-color: var(--flame-user); color: var(--flame-user-ink); font-weight: 650; }
.box.library { background-color: var(--flame-library); background-image: repeating-linear-gradient(135deg, transparent 0 5px, var(--flame-line) 5px 6px); }
.box.node { background-color: var(--flame-node); background-image: radial-gradient(var(--flame-line) 1px, transparent 1.5px); background-size: 6px 6px; }
.box.native { background-color: var(--flame-native); background-image: repeating-linear-gradient(90deg, transparent 0 6px, var(--flame-line) 6px 7px); }
.box.all, .box.route { font-weight: 650; }
.box.none, .box.smaller { background-color: var(--wash); color: var(--ink); background-image: repeating-linear-gradient(45deg, transparent 0 4px, var(--flame-line) 4px 6px); }
.box .at-line { font-weight: 400; }
.box .row { display: none; }
.boxes .box[hidden] { display: none; }
.flame:not(:has(.every :checked)) .boxes { height: calc(var(--folded-rows) * 1.5rem); }
.flame:not(:has(.every :checked)) .boxes .box { top: calc(var(--f) * 1.5rem); }
.flame:not(:has(.every :checked)) .inner, .flame:not(:has(.every :checked)) .one:has(+ .row) { display: none; }
.flame:not(:has(.every :checked)) .row { display: inline; font-style: italic; }
.flame.live .boxes .box { cursor: pointer; }
.boxes .box:hover { filter: brightness(.94); }
.boxes .found { background: var(--flame-found); color: var(--card); }
.frames:focus-visible .at, .boxes .at { outline: 3px solid var(--link); outline-offset: -3px; }
.frame-facts { display: block; min-height: 4.4rem; margin: .5rem 0 0; font-size: .9rem; overflow-wrap: anywhere; white-space: pre-line; }
.frame-facts.told-frame::first-line { font-weight: 650; }
.flame .key, .pieces .key { display: inline-block; width: 1.1rem; }
.flame .scroll { position: relative; }
.flame td ul { margin: .2rem 0; padding-left: 1.1rem; } .flame td p { margin: .4rem 0 0; font-weight: 600; }
.flame td details { border: 0; margin: 0; min-width: 13rem; } .flame td summary { padding: 0; font-weight: 400; color: var(--link); }

.seen-stall { border: 1px solid var(--line); border-left: 4px solid var(--link); border-radius: 8px; padding: .8rem 1rem; margin: .8rem 0; }
.seen-stall h3 { margin: 0 0 .6rem; }
.pieces { display: flex; height: 1.9rem; margin: .4rem 0 .8rem; border-radius: 6px; overflow: hidden; position: relative; background: var(--wash); }
.pieces .box { position: absolute; top: 0; bottom: 0; left: calc(var(--x) * 100%); width: calc(var(--w) * 100%); overflow: hidden; white-space: nowrap; font-size: .78rem;
  line-height: 1.9rem; text-indent: .35rem; box-shadow: inset -1px 0 var(--card); }
.seen-stall .scroll { margin: 0; }
.seen-stall details { margin: .5rem 0 0; }
@media (forced-colors: active) {
  .box { border: 1px solid CanvasText; } .box.user { border-width: 2px; } .box.library { border-style: dashed; } .box.node { border-style: dotted; }
  .box.native { border: 3px double; }
  .boxes .found, .boxes .at { outline: 3px solid Highlight; outline-offset: -3px; }
}
@media print {
  .flame .tools, .every, .frame-facts, .seen-stall { display: none; }
  .frames { max-height: none; overflow: visible; }
  .box { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
}
`
