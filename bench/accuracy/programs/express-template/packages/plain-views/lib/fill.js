import { escape } from './escape.js'

export function fill(template, values) {
  let text = ''
  let from = 0
  for (let at = template.indexOf('{{'); at >= 0; at = template.indexOf('{{', from)) {
    const to = template.indexOf('}}', at)
    text += template.slice(from, at) + escape(String(values[template.slice(at + 2, to)]))
    from = to + 2
  }
  return text + template.slice(from)
}
