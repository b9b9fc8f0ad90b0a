import { inDark } from './in-dark.ts'

/** The look of charts. Colours are told apart in both schemes by people who see few of them (after Okabe and Ito), and never say
 *  anything alone: the words beside a stall do too. */
export const chartStyle = `
:root {
  --tone-1: #c2410c; --tone-2: #0369a1; --tone-3: #a21caf; --tone-4: #15803d; --tone-5: #a16207; --tone-6: #4338ca;
  --tone-other: #64748b; --tone-machine: #94a3b8; --area: #7dabdd; --stroke: #1d4ed8;
}
${inDark(`--tone-1: #fb923c; --tone-2: #38bdf8; --tone-3: #e879f9; --tone-4: #4ade80; --tone-5: #facc15; --tone-6: #a5b4fc;
  --tone-other: #94a3b8; --tone-machine: #64748b; --area: #35588a; --stroke: #93c5fd;`)}
.chart { margin: 1rem 0; }
.tools { display: flex; flex-wrap: wrap; align-items: center; gap: .4rem; margin-bottom: .6rem; visibility: hidden; }
.live .tools { visibility: visible; }
.tools button { font: inherit; font-size: .875rem; color: var(--ink); background: var(--wash); border: 1px solid var(--line); border-radius: 8px; padding: .28rem .7rem; min-height: 2rem; cursor: pointer; }
.tools button:hover { border-color: var(--soft); }
.tools button:disabled { color: var(--soft); cursor: default; border-color: var(--line); }
.range { margin-left: auto; min-width: 9rem; text-align: right; color: var(--soft); font-size: .875rem; font-variant-numeric: tabular-nums; }
.panels { position: relative; border-radius: 8px; }
.live .panels { cursor: crosshair; touch-action: pan-y; }
.panel, .axis { display: grid; grid-template-columns: 12rem minmax(0, 1fr); gap: 0 1rem; }
.panel { border-top: 1px solid var(--line); padding: .35rem 0; }
.panel:first-child { border-top: 0; }
.panel .head { font-size: .8125rem; line-height: 1.35; overflow-wrap: anywhere; }
.panel .name { font-weight: 650; display: block; }
.panel .note { color: var(--soft); display: block; }
.plot .now { position: absolute; right: 0; top: 0; max-width: 80%; padding: 0 .3rem; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; font-size: .75rem; line-height: 1.45;
  color: var(--stroke); font-weight: 650; font-variant-numeric: tabular-nums; background: color-mix(in srgb, var(--card) 85%, transparent); border-radius: 0 0 0 4px; pointer-events: none; }
.plot { position: relative; height: 3.6rem; overflow: hidden; }
.stalls .plot { height: 6.5rem; }
.plot svg { display: block; width: 100%; height: 100%; }
.plot .top { position: absolute; left: 0; top: 0; padding: 0 .25rem; font-size: .6875rem; line-height: 1.3; color: var(--soft); background: color-mix(in srgb, var(--card) 70%, transparent); border-radius: 0 0 4px 0; pointer-events: none; }
.chart path { vector-effect: non-scaling-stroke; }
.chart .grid { stroke: var(--line); stroke-width: 1; fill: none; }
.chart .area { fill: var(--area); stroke: var(--stroke); stroke-width: 1; }
.chart .line { fill: none; stroke: var(--stroke); stroke-width: 1.75; }
.stall { vector-effect: non-scaling-stroke; stroke-width: 1.5; }
.stall.dim { opacity: .14; }
.stall.chosen { stroke: var(--ink); stroke-width: 3; }
.tone-1 { --tone: var(--tone-1); } .tone-2 { --tone: var(--tone-2); } .tone-3 { --tone: var(--tone-3); } .tone-4 { --tone: var(--tone-4); }
.tone-5 { --tone: var(--tone-5); } .tone-6 { --tone: var(--tone-6); } .tone-other { --tone: var(--tone-other); } .tone-machine { --tone: var(--tone-machine); }
.stall { fill: var(--tone); stroke: var(--tone); }
.ticks { grid-column: 2; position: relative; height: 1.3rem; border-top: 1px solid var(--soft); overflow: hidden; }
.ticks span { position: absolute; top: 0; padding-left: .25rem; border-left: 1px solid var(--soft); font-size: .75rem; line-height: 1.3rem; color: var(--soft); white-space: nowrap; font-variant-numeric: tabular-nums; }
.brush, .moment { position: absolute; top: 0; bottom: 0; pointer-events: none; forced-color-adjust: none; }
.brush { background: var(--link); opacity: .18; } .moment { width: 0; border-left: 1px solid var(--ink); }
.moment span { position: absolute; left: 0; bottom: 0; padding: 0 .35rem; font-size: .75rem; line-height: 1.3rem; white-space: nowrap; font-variant-numeric: tabular-nums; color: var(--card); background: var(--ink); border-radius: 0 4px 4px 0; }
.moment.late span { left: auto; right: 0; border-radius: 4px 0 0 4px; }
figcaption { color: var(--soft); font-size: .875rem; }
.keys { display: flex; flex-wrap: wrap; gap: .25rem 1.2rem; list-style: none; margin: .5rem 0; padding: 0; overflow-wrap: anywhere; }
.pick { font: inherit; color: inherit; text-align: left; background: none; border: 1px solid var(--line); border-radius: 8px; padding: .15rem .55rem; overflow-wrap: anywhere; }
.live .pick { cursor: pointer; }
.live .pick:hover { border-color: var(--soft); color: var(--ink); }
.pick[aria-pressed=true] { color: var(--ink); background: var(--wash); border-color: var(--ink); font-weight: 650; }
.unseen { display: none; }
.listed:empty { display: none; }
.key { display: inline-block; forced-color-adjust: none; width: .8rem; height: .8rem; border-radius: 3px; margin-right: .4rem; vertical-align: -.05rem; background: var(--tone); }
.told:not(:empty) { border: 1px solid var(--line); border-left: 4px solid var(--link); border-radius: 8px; padding: .6rem 1rem; margin: .6rem 0; }
.told dl { display: grid; grid-template-columns: max-content minmax(0, 1fr); gap: .1rem 1rem; margin: 0; font-size: .9rem; }
.told dt { color: var(--soft); } .told dd { margin: 0; overflow-wrap: anywhere; }
.told code.short { white-space: normal; }
.bar { display: inline-block; vertical-align: -.08em; height: .8em; width: calc(var(--share) * 9rem); background: var(--tone-1); border-radius: 2px; forced-color-adjust: none; }
@media (max-width: 48rem) {
  .panel, .axis { grid-template-columns: minmax(0, 1fr); }
  .panel .name, .panel .note { display: inline; }
  .ticks { grid-column: 1; }
  .bar { width: calc(var(--share) * 4rem); }
  .range { margin-left: 0; text-align: left; }
}
@media (forced-colors: active) { .pick[aria-pressed=true] { outline: 2px solid Highlight; } }
@media print {
  .tools, .told { display: none; }
  .panel, .axis { break-inside: avoid; }
  .chart rect, .chart path, .key, .bar { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
}
`
