import type { Scenario, ScenarioRequest } from './scenarios/scenario.ts'

/** What the index page lists. */
export interface IndexEntries {
  tellings: readonly { scenario: Scenario; strategy: string }[]
  /** Scenarios that this machine cannot tell. */
  lacking: readonly Lacking[]
}

export interface Lacking {
  id: string
  why: string
  how: string
}

/** The sample server's own first page: what each story is about, how it is told now, and how to try it by hand. Its heartbeat
 *  asks /health ten times a second, so that a blocked loop is seen as it happens.
 *  @param origin `http://127.0.0.1:3000`
 */
export function indexPage({ tellings, lacking }: IndexEntries, origin: string): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>loopcheck's sample server</title>
<style>${style}</style>
</head>
<body>
<main>
<h1>loopcheck's sample server</h1>
<p>Real stories of blocked event loops, each with a path that blocks and one that does not. Both answer the same bytes.
Start a story below and watch what the heartbeat of <code>/health</code> feels.</p>
<section class="pulse" aria-label="Heartbeat">
<svg id="pulse" viewBox="0 0 600 80" preserveAspectRatio="none" role="img" aria-label="How long /health took, the last minute"></svg>
<p><output id="now">waiting for the first answer</output> <span id="worst"></span></p>
</section>
${tellings.map((telling) => article(telling, origin)).join('\n')}
${lacking.length > 0 ? `<h2>Not here</h2>\n<ul>${lacking.map(lackingItem).join('')}</ul>` : ''}
<p class="soft">Measure them: <code>loopcheck bench all</code>. Start the server the other way: <code>loopcheck serve --mode offloaded</code>.</p>
</main>
<script>${script}</script>
</body>
</html>
`
}

function article({ scenario, strategy }: IndexEntries['tellings'][number], origin: string): string {
  const { id, title, story, lesson, requests, strategies, page } = scenario
  const role = strategies.find((one) => one.id === strategy)?.role ?? 'other'
  return `<article id="${escapeHtml(id)}">
<h2>${escapeHtml(id)} <span class="badge ${role}">${escapeHtml(strategy)}</span></h2>
<p><strong>${escapeHtml(title)}.</strong> ${escapeHtml(story)}</p>
<ul>
${page === undefined ? '' : `<li><a href="${escapeHtml(page)}">Try it in the browser</a></li>\n`}${requests
  .slice(0, 3)
  .map((request) => requestItem(request, origin))
  .join('\n')}
</ul>
<p class="soft">${escapeHtml(lesson)}</p>
</article>`
}

function requestItem(request: ScenarioRequest, origin: string): string {
  const { method, path } = request
  const label = `${method} ${path}`
  const name = method === 'GET' ? `<a href="${escapeHtml(path)}">${escapeHtml(label)}</a>` : escapeHtml(label)
  const send = `<button type="button" data-request="${escapeHtml(JSON.stringify(request))}">Send it</button> <output></output>`
  return `<li>${name} ${send}<pre><code>${escapeHtml(curl(request, origin))}</code></pre></li>`
}

/** Longer bodies are not worth typing. */
const longestBody = 200

function curl({ method, path, headers = {}, body }: ScenarioRequest, origin: string): string {
  const words = ['curl', ...(method === 'GET' ? [] : ['-X', method])]
  for (const [name, value] of Object.entries(headers)) words.push('-H', quote(`${name}: ${value}`))
  if (body !== undefined) words.push('--data-binary', body.length > longestBody ? '@body' : quote(body))
  return [...words, quote(`${origin}${path}`)].join(' ')
}

/** For a POSIX shell. */
function quote(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`
}

function lackingItem({ id, why, how }: Lacking): string {
  return `<li><strong>${escapeHtml(id)}</strong>: ${escapeHtml(why)} (${escapeHtml(how)})</li>`
}

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/gu, (character) => entities[character] ?? '')
}

const style = `
:root { color-scheme: light dark; --ink: #0f172a; --soft: #55617a; --line: #dfe4ec; --card: #fff; --page: #f6f7f9;
  --bad: #c81e1e; --bad-wash: #fdecec; --good: #15803d; --good-wash: #e8f8ee; --link: #0369a1; }
@media (prefers-color-scheme: dark) { :root { --ink: #e6ebf5; --soft: #9aa7bf; --line: #27324a; --card: #131a2c;
  --page: #0b1020; --bad: #f87171; --bad-wash: #331a20; --good: #4ade80; --good-wash: #10291d; --link: #7dd3fc; } }
body { margin: 0; background: var(--page); color: var(--ink); font: 16px/1.55 system-ui, sans-serif; }
main { max-width: 60rem; margin: 0 auto; padding: 1.5rem 1rem 3rem; }
a { color: var(--link); }
article, .pulse { background: var(--card); border: 1px solid var(--line); border-radius: 12px; padding: .2rem 1.2rem; margin: 1rem 0; }
.pulse { position: sticky; top: .5rem; padding-top: .8rem; }
.pulse p { margin: .3rem 0 .6rem; font-variant-numeric: tabular-nums; }
button { font: inherit; font-size: .875rem; padding: .05rem .7rem; border-radius: 99px; border: 1px solid var(--line);
  background: var(--page); color: var(--ink); cursor: pointer; }
svg { width: 100%; height: 80px; display: block; }
pre { overflow-x: auto; background: var(--page); border-radius: 8px; padding: .5rem .7rem; margin: .3rem 0; }
.soft { color: var(--soft); }
.badge { font-size: .8rem; padding: .1rem .6rem; border-radius: 99px; vertical-align: middle; border: 1px solid var(--line); }
.badge.blocking { color: var(--bad); background: var(--bad-wash); }
.badge.offloaded { color: var(--good); background: var(--good-wash); }
`

/** One request at a time: a second one would only wait behind the first. Bars are cut at half a second. */
const script = `
const times = []
const svg = document.getElementById('pulse')
function draw() {
  const bars = times.map((ms, i) => {
    const height = Math.max(1, Math.min(80, ms / 500 * 80))
    const colour = ms > 50 ? 'var(--bad)' : 'var(--good)'
    return '<rect x="' + i + '" y="' + (80 - height) + '" width=".8" height="' + height + '" fill="' + colour + '"/>'
  })
  svg.innerHTML = bars.join('')
  document.getElementById('now').textContent = '/health: ' + Math.round(times.at(-1)) + ' ms'
  document.getElementById('worst').textContent = '· longest of the last minute: ' + Math.round(Math.max(...times)) + ' ms'
}
async function beat() {
  const start = performance.now()
  await fetch('/health', { cache: 'no-store' }).then((answer) => answer.text()).catch(() => {})
  times.push(performance.now() - start)
  if (times.length > 600) times.shift()
  draw()
  setTimeout(beat, Math.max(0, 100 - (performance.now() - start)))
}
beat()

for (const button of document.querySelectorAll('button[data-request]')) {
  button.addEventListener('click', async () => {
    const { path, ...request } = JSON.parse(button.dataset.request)
    const output = button.nextElementSibling
    const start = performance.now()
    output.textContent = 'under way'
    const text = await fetch(path, request)
      .then(async (answer) => answer.status + ', ' + (await answer.text()).length + ' characters')
      .catch((error) => error.message)
    output.textContent = Math.round(performance.now() - start) + ' ms (' + text + ')'
  })
}
`
