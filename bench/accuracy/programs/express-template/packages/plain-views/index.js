import { fill } from './lib/fill.js'

export function render(template, values) {
  return template.replace(/\{\{#(\w+)\}\}([\s\S]*?)\{\{\/\1\}\}/g, (_, name, inner) => {
    return values[name].map((item) => fill(inner, { ...values, ...item })).join('')
  }).replace(/\{\{(\w+)\}\}/g, (_, name) => fill(String(values[name]), values))
}
