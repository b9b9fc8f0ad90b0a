import { inDark } from './in-dark.ts'

/** A shade at an edge beyond which there is more to scroll to. */
function edgesOfMore(background: string): string {
  const cover = (to: string) => `linear-gradient(to ${to}, ${background} 30%, transparent)`
  const shade = (side: string) => `radial-gradient(farthest-side at ${side} 50%, var(--shade), transparent)`
  return `background: ${cover('right')} left / 2rem 100% no-repeat local, ${cover('left')} right / 2rem 100% no-repeat local,
  ${shade('0')} left / .8rem 100% no-repeat scroll, ${shade('100%')} right / .8rem 100% no-repeat scroll, ${background};`
}

/** The page's look on screens: light and dark by the reader's choice, from a phone's width to a wide screen. */
export const pageStyle = `
:root {
  color-scheme: light;
  --page: #f6f7f9; --card: #ffffff; --ink: #0f172a; --soft: #55617a; --line: #dfe4ec; --wash: #f1f4f8; --shade: rgb(15 23 42 / .22);
  --good: #15803d; --bad: #c81e1e; --warn: #b45309; --neutral: #475569; --link: #0369a1;
  --good-wash: #e8f8ee; --bad-wash: #fdecec; --warn-wash: #fdf4e1; --neutral-wash: #eef1f5;
  --mono: ui-monospace, SFMono-Regular, "SF Mono", Menlo, Consolas, "Liberation Mono", monospace;
}
${inDark(`color-scheme: dark;
  --page: #0b1020; --card: #131a2c; --ink: #e6ebf5; --soft: #9aa7bf; --line: #27324a; --wash: #1a2338; --shade: rgb(0 0 0 / .75);
  --good: #4ade80; --bad: #f87171; --warn: #fbbf24; --neutral: #a3b1c9; --link: #7dd3fc;
  --good-wash: #10291d; --bad-wash: #331a20; --warn-wash: #30260f; --neutral-wash: #1d2639;`)}
* { box-sizing: border-box; }
html { scroll-padding-top: 1rem; -webkit-text-size-adjust: 100%; }
body { margin: 0; background: var(--page); color: var(--ink);
  font: 16px/1.55 system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif; }
main, header.hero, footer { max-width: 1360px; margin: 0 auto; padding: 0 clamp(1rem, 3vw, 2.5rem); }
h1, h2, h3 { line-height: 1.25; text-wrap: balance; overflow-wrap: anywhere; }
a { color: var(--link); }
:focus-visible { outline: 3px solid var(--link); outline-offset: 2px; border-radius: 6px; }

.badge { display: inline-block; white-space: nowrap; padding: .08rem .65rem; border-radius: 99px; font-size: .8125rem; font-weight: 700; letter-spacing: .02em;
  color: var(--neutral); background: var(--neutral-wash); }
.badge.good { color: var(--good); background: var(--good-wash); }
.badge.bad { color: var(--bad); background: var(--bad-wash); }
.badge.warn { color: var(--warn); background: var(--warn-wash); }

section, .lead { background: var(--card); border: 1px solid var(--line); border-radius: 16px; margin: 1.25rem 0;
  padding: clamp(1rem, 2.4vw, 1.9rem); box-shadow: 0 1px 2px rgb(15 23 42 / .04); }
.lead:empty { display: none; }
section > :first-child, .lead > :first-child, .folded > :first-child { margin-top: 0; }
section > :last-child, .lead > :last-child, .folded > :last-child { margin-bottom: 0; }
section h2 { font-size: clamp(1.15rem, 2vw, 1.45rem); letter-spacing: -.01em; }
h3 { font-size: 1.02rem; }
p { max-width: 78ch; overflow-wrap: anywhere; }

.tiles { display: grid; grid-template-columns: repeat(var(--wide), minmax(0, 1fr)); gap: .75rem; margin: 1rem 0; }
.tile { background: var(--wash); border-radius: 12px; padding: .8rem 1rem; border-top: 3px solid var(--line); }
.tile.good { border-top-color: var(--good); } .tile.bad { border-top-color: var(--bad); } .tile.warn { border-top-color: var(--warn); }
.tile dt { color: var(--soft); font-size: .875rem; }
.tile dd { margin: 0; }
.tile .value { font-size: 1.5rem; font-weight: 700; letter-spacing: -.015em; font-variant-numeric: tabular-nums; }
.tile.good .value { color: var(--good); } .tile.bad .value { color: var(--bad); }
.tile .note { color: var(--soft); font-size: .8125rem; }

.notice { border-left: 4px solid var(--warn); background: var(--warn-wash); border-radius: 8px; padding: .7rem 1rem; margin: 1rem 0; overflow-wrap: anywhere; }
.notice ul { margin: 0; padding-left: 1.1rem; }

.scroll { ${edgesOfMore('var(--card)')} overflow-x: auto; margin: 1.1rem 0; border: 1px solid var(--line); border-radius: 12px; }
table { border-collapse: collapse; width: 100%; font-size: .9rem; font-variant-numeric: tabular-nums; }
caption { text-align: left; padding: .7rem .7rem .35rem; font-weight: 650; color: var(--ink); }
th, td { padding: .45rem .7rem; text-align: left; vertical-align: top; border-top: 1px solid var(--line); overflow-wrap: break-word; }
thead th { color: var(--soft); font-weight: 600; font-size: .8125rem; border-top: 0; white-space: nowrap; }
tbody th { font-weight: 500; }
td, tbody th { max-width: 34rem; }
.right { text-align: right; white-space: nowrap; }
tbody tr:hover { background: var(--wash); }
tr.main > * { font-weight: 700; background: var(--wash); }

code, pre { font-family: var(--mono); }
code { font-size: .875em; background: var(--wash); border-radius: 5px; padding: .08em .35em; overflow-wrap: anywhere; }
th code, td code { display: inline-block; max-width: 26rem; overflow-wrap: break-word; }
.facts tbody th { width: 10rem; color: var(--soft); }
.facts thead { position: absolute; clip-path: inset(50%); height: 1px; overflow: hidden; }
code.short { white-space: nowrap; }
code.place { user-select: all; cursor: copy; color: var(--link); }
pre.code { ${edgesOfMore('var(--wash)')} border: 1px solid var(--line); border-radius: 10px; padding: .85rem 1rem; overflow: auto; font-size: .8125rem; line-height: 1.5; max-height: 34rem; margin: .8rem 0; tab-size: 2; }
pre.code code { background: none; padding: 0; font-size: inherit; overflow-wrap: normal; }
pre.excerpt .line { display: inline-block; min-width: 100%; padding: 0 .4rem; border-left: 3px solid transparent; }
pre.excerpt .marked { background: var(--bad-wash); border-left-color: var(--bad); font-weight: 650; }
pre.excerpt .number { display: inline-block; margin-right: 1.1rem; color: var(--soft); user-select: none; white-space: pre; font-weight: 400; }
.sr { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
details { border: 1px solid var(--line); border-radius: 12px; margin: .7rem 0; }
summary { cursor: pointer; padding: .6rem .95rem; font-weight: 600; overflow-wrap: anywhere; }
summary .note { display: block; font-weight: 400; color: var(--soft); font-size: .9rem; padding-left: 1.05rem; }
summary:hover { background: var(--wash); border-radius: 12px; }
.folded { padding: .4rem 1rem 1rem; }

.pair { display: grid; grid-template-columns: repeat(2, minmax(0, 1fr)); gap: 1.25rem; margin: 1rem 0; }
.side { display: flex; flex-direction: column; min-width: 0; }
.side h3 { margin: 0 0 .5rem; overflow-wrap: anywhere; }
.side > figure { flex: 1; }
.side > h3 + * { margin-top: 0; }
.diagram { container-type: inline-size; margin: 1rem 0; border: 1px solid var(--line); border-radius: 12px; overflow: hidden; display: flex; flex-direction: column; }
.side .diagram { margin: 0; }
.canvas { flex: 1; overflow-x: auto; padding: 1rem; display: grid; justify-items: safe center; align-items: start; background: var(--card); }
.canvas[data-state="waiting"] { min-height: calc(2rem + min(var(--height), (100cqw - 2rem) * var(--ratio))); }
.canvas[data-state="failed"] { color: var(--warn); }
/* As large as the room that was kept free for it says, whatever its own width: it then needs that height. */
.canvas svg { width: calc(var(--part, 1) * min(100%, var(--whole, 100%))); height: auto; }
/* Mermaid's own grey falls short of the contrast of 4.5 that WCAG asks for. */
.canvas[data-theme="dark"] .edgeLabel p { color: #f1f5f9 !important; }
.source { border: 0; border-top: 1px solid var(--line); border-radius: 0; margin: 0; }
.source summary { font-size: .8125rem; font-weight: 400; color: var(--soft); padding: .35rem .95rem; border-radius: 0; }
.source ol { margin: .2rem 0 .8rem; padding: 0 1rem 0 2.6rem; font-size: .875rem; overflow-wrap: anywhere; }
.source pre { margin: 0; border: 0; border-radius: 0; max-height: 20rem; }
.desk { position: absolute; left: -10000px; top: 0; width: 1200px; visibility: hidden; }

footer { color: var(--soft); font-size: .875rem; padding-top: .5rem; padding-bottom: 2.5rem; }

@media (forced-colors: active) {
  .badge, .tile, .notice { border: 1px solid; }
  pre.excerpt .marked { forced-color-adjust: none; background: Highlight; color: HighlightText; }
  pre.excerpt .marked .number { color: inherit; }
  /* Light boxes with dark words: either both keep their colours, or the words are lost. */
  .canvas, .bar, .key { forced-color-adjust: none; }
}
@media (max-width: 70rem) { .tiles { grid-template-columns: repeat(var(--middling), minmax(0, 1fr)); } }
@media (max-width: 60rem) {
  .pair { grid-template-columns: minmax(0, 1fr); }
}
@media (max-width: 40rem) {
  section, .lead { border-radius: 12px; margin: .9rem 0; }
  .tiles { grid-template-columns: repeat(2, minmax(0, 1fr)); gap: .5rem; }
  .tile { padding: .6rem .75rem; } .tile .value { font-size: 1.2rem; overflow-wrap: anywhere; }
  th, td { padding: .4rem .6rem; }
  .canvas svg { min-width: var(--legible, 18rem); }
  /* As small as the script lets it be. */
  .canvas[data-state="waiting"] { min-height: calc(2rem + max(.56 * var(--height), min(var(--height), (100cqw - 2rem) * var(--ratio)))); }
}
`
