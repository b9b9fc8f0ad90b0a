import { forecast } from '../services/forecast.js'

export function streamForecast(response) {
  let ticks = 0
  response.setHeader('content-type', 'text/event-stream')
  const timer = setInterval(() => {
    response.write(`data: ${forecast(++ticks)}\n\n`)
    if (ticks < 3) return
    clearInterval(timer)
    response.end()
  }, 120)
}
