/** The notebook to look at: three cells and a button that runs them all. Whatever it shows of an answer goes in as text,
 *  never as HTML. */
export const notebookPage = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Notebook</title>
<style>
  :root { color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif }
  body { max-width: 48rem; margin: 2rem auto; padding: 0 1rem }
  section { border: 1px solid #8886; border-radius: .5rem; margin: 1rem 0; padding: .5rem 1rem }
  h2 { font-size: 1rem; margin: 0 }
  pre { overflow-x: auto; font-size: .8rem; margin: .5rem 0 }
  .track { background: #8882; height: .5rem; border-radius: .25rem; overflow: hidden }
  .bar { background: #2a7de1; height: 100%; width: 0 }
</style>
</head>
<body>
<h1>Notebook</h1>
<p>Each cell asks a database of its own. <button id="run" disabled>Run all</button></p>
<p id="order" role="status"></p>
<main id="cells"></main>
<script type="module">
const run = document.querySelector('#run')
const order = document.querySelector('#order')
const views = []

function add(parent, tag, text = '') {
  const element = parent.appendChild(document.createElement(tag))
  element.textContent = text
  return element
}

function showCell(cell) {
  const section = add(document.querySelector('#cells'), 'section')
  const note = cell.note ? ' (' + cell.note + ')' : ''
  add(section, 'h2', cell.id + ': ' + cell.title)
  add(section, 'div', 'on ' + cell.database + note)
  add(section, 'pre', cell.statement.replace(/^ {4}/gm, '').trim())
  const track = add(section, 'div')
  track.className = 'track'
  const bar = add(track, 'div')
  bar.className = 'bar'
  return { cell, bar, status: add(section, 'div', 'not run yet'), rows: add(section, 'pre') }
}

async function runCell({ cell, status, rows }, startMs, answered) {
  status.textContent = 'running'
  rows.textContent = ''
  try {
    const response = await fetch('/notebook/cells/run', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ cell: cell.id }),
    })
    const answer = await response.json()
    const tookMs = performance.now() - startMs
    answered.push({ id: cell.id, tookMs })
    status.textContent = response.ok ? 'answered after ' + Math.round(tookMs) + ' ms' : 'failed: ' + response.status
    const first = (answer.rows ?? []).slice(0, 3)
    rows.textContent = response.ok ? first.map((row) => JSON.stringify(row)).join('\\n') : ''
  } catch (error) {
    status.textContent = 'failed: ' + error.message
  }
}

async function runAll() {
  run.disabled = true
  const answered = []
  const startMs = performance.now()
  await Promise.all(views.map((view) => runCell(view, startMs, answered)))
  const longestMs = Math.max(...answered.map(({ tookMs }) => tookMs))
  for (const { cell, bar } of views) {
    const own = answered.find(({ id }) => id === cell.id)
    bar.style.width = own ? (100 * own.tookMs) / longestMs + '%' : '0'
  }
  order.textContent = 'Answered in this order: ' + answered.map(({ id }) => id).join(', ')
  run.disabled = false
}

const { cells } = await (await fetch('/notebook')).json()
for (const id of ['slow', 'fast', 'medium']) views.push(showCell(cells.find((cell) => cell.id === id)))
run.addEventListener('click', runAll)
run.disabled = false
</script>
</body>
</html>
`
