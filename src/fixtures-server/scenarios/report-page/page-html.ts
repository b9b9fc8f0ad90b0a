import { signToken } from './auth/token.ts'
import { pageRequests, years } from './page-requests.ts'

/** The report page: on every load it sends its seven requests at once and draws when each was answered.
 *  @returns HTML that needs nothing else
 */
export function reportPageHtml(): string {
  const token = signToken({ user: 'browser' })
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<title>Sales report</title>
<style>
  body { font: 15px/1.5 system-ui, sans-serif; max-width: 60rem; margin: 2rem auto; padding: 0 1rem }
  .row { display: grid; grid-template-columns: 12rem 1fr; align-items: center }
  .lane { position: relative; height: 1.4rem; background: #8882 }
  .bar { position: absolute; height: 100%; background: #2a7; font-size: .8rem; padding-left: .3rem; box-sizing: border-box; white-space: nowrap }
  .bar.failed { background: #c43 }
</style>
<h1>Sales report</h1>
<p>Seven requests, sent at once: <span id="total">…</span> <button id="again">Load again</button></p>
<div id="waterfall"></div>
<p>The auth server since it started: <span id="auth">…</span>.</p>
<script type="module">
  const paths = ${JSON.stringify(pageRequests(years.full))}
  const headers = { authorization: ${JSON.stringify(`Bearer ${token}`)} }
  // So that a fast page looks fast.
  const leastScaleMs = 1500
  const element = (id) => document.getElementById(id)

  async function load() {
    const startMs = performance.now()
    const spans = await Promise.all(paths.map(async (path) => {
      const response = await fetch(path, { headers, cache: 'no-store' })
      await response.arrayBuffer()
      return { path, status: response.status, endMs: performance.now() - startMs }
    }))
    draw(spans)
    const stats = await (await fetch('/report/auth-stats')).json()
    element('auth').textContent = stats.verifications + ' tokens verified, ' + stats.refused + ' refused'
  }

  function draw(spans) {
    const longestMs = Math.max(...spans.map((span) => span.endMs))
    const scaleMs = Math.max(longestMs, leastScaleMs)
    element('total').textContent = Math.round(longestMs) + ' ms'
    element('waterfall').replaceChildren(...spans.map(({ path, status, endMs }) => {
      const row = document.createElement('div')
      row.className = 'row'
      const name = document.createElement('code')
      name.textContent = path.split('/').pop().split('?')[0]
      const lane = document.createElement('div')
      lane.className = 'lane'
      const bar = document.createElement('div')
      bar.className = status === 200 ? 'bar' : 'bar failed'
      bar.style.width = 100 * endMs / scaleMs + '%'
      bar.textContent = status === 200 ? Math.round(endMs) + ' ms' : status
      lane.append(bar)
      row.append(name, lane)
      return row
    }))
  }

  element('again').addEventListener('click', load)
  await load()
</script>
`
}
