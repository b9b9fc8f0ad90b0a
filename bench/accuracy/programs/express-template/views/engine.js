import { readFile } from 'node:fs'
import { render } from 'plain-views'

export function renderFile(path, values, done) {
  readFile(path, 'utf8', (error, template) => {
    if (error) return done(error)
    done(null, page(template, values))
  })
}

function page(template, values) {
  const rows = values.products.map((product) => ({ ...product, title: product.name.toUpperCase() }))
  return render(template, { ...values, products: rows }) // blocks
}
