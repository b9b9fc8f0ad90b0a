/** The program of the page: makes or takes a file, uploads it, starts a run and shows its events. Plain DOM, no library. */
const script = /* js */ `
const user = 'user-' + Math.random().toString(36).slice(2, 8)
const get = (id) => document.getElementById(id)
get('user').textContent = user

function makeCsv(rows) {
  const lines = ['order,city,quantity,price']
  for (let row = 1; row <= rows; row++) {
    const city = ['Bilbao', 'Cork', 'Dresden', 'Haarlem'][row % 4]
    lines.push([row, city, 1 + Math.floor(Math.random() * 12), (Math.random() * 1000).toFixed(2)].join(','))
  }
  return lines.join('\\n') + '\\n'
}

async function post(path, type, body) {
  const response = await fetch(path, { method: 'POST', headers: { 'content-type': type, 'x-user': user }, body })
  const answer = await response.json()
  if (response.ok) return answer
  const wait = response.headers.get('retry-after')
  throw new Error(response.status + ': ' + answer.message + (wait ? ' Try again in ' + wait + ' s.' : ''))
}

async function analyse(name, type, body) {
  const row = get('runs').insertRow(0)
  const [title, bar, said] = [row.insertCell(), row.insertCell(), row.insertCell()]
  title.textContent = name
  said.textContent = 'uploading'
  const progress = bar.appendChild(document.createElement('progress'))
  try {
    const dataset = await post('/runs/datasets', type, body)
    title.textContent = name + ': ' + dataset.rows + ' rows'
    const { runId } = await post('/runs', 'application/json', JSON.stringify({ datasetId: dataset.datasetId }))
    follow(runId, progress, said)
  } catch (error) {
    progress.remove()
    said.textContent = error.message
  }
}

function follow(runId, progress, said) {
  const events = new EventSource('/runs/' + runId + '/events?user=' + user)
  said.textContent = 'waiting'
  events.addEventListener('started', () => { said.textContent = 'started' })
  events.addEventListener('progress', ({ data }) => {
    const { column, done, of } = JSON.parse(data)
    progress.max = of
    progress.value = done
    said.textContent = column
  })
  events.addEventListener('failed', ({ data }) => { said.textContent = JSON.parse(data).why; events.close() })
  events.addEventListener('done', () => {
    events.close()
    const link = document.createElement('a')
    link.href = '/runs/' + runId + '/result?user=' + user
    link.textContent = 'result'
    said.replaceChildren('done: ', link)
  })
}

get('generate').onsubmit = (event) => {
  event.preventDefault()
  const rows = Number(get('rows').value)
  const times = Number(get('times').value)
  for (let time = 1; time <= times; time++) analyse('generated ' + time, 'text/csv', makeCsv(rows))
}
get('file').onchange = ({ target }) => { for (const file of target.files) analyse(file.name, 'text/csv', file) }
get('sample').onclick = () => analyse('the large sample', 'application/json', '{"sample":"large"}')

setInterval(async () => {
  const startMs = performance.now()
  await fetch('/health')
  const waitMs = Math.round(performance.now() - startMs)
  const { runs } = await (await fetch('/runs/status')).json()
  get('health').textContent = waitMs + ' ms'
  get('active').textContent = runs.active + ' of ' + runs.limit
}, 500)
`

const style = `
body { font: 16px/1.5 system-ui, sans-serif; max-width: 46rem; margin: 2rem auto; padding: 0 1rem; }
form, p { margin: 1rem 0; } input[type=number] { width: 6rem; } td { padding: .25rem 1rem .25rem 0; }
`

/** The page of GET /runs/page. */
export const page = `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>Runs</title>
<style>${style}</style>
<h1>Runs</h1>
<p>You are <b id="user"></b>. Health check: <b id="health">–</b>. Active runs: <b id="active">–</b>.</p>
<form id="generate">
  <label>Make <input id="times" type="number" value="5" min="1" max="50"> files</label>
  <label>of <input id="rows" type="number" value="50000" min="1" max="200000"> rows</label>
  <button>and analyse them</button>
</form>
<p><label>Or take your own: <input id="file" type="file" accept=".csv,text/csv" multiple></label></p>
<p><button id="sample" type="button">Analyse the large sample</button></p>
<table id="runs"></table>
<script>${script}</script>
</html>
`
