const { mkdirSync, mkdtempSync, writeFileSync } = require('node:fs')
const { tmpdir } = require('node:os')
const { join } = require('node:path')

exports.makeTemplate = (count) => {
  const root = mkdtempSync(join(tmpdir(), 'site-template-'))
  for (let index = 0; index < count; index++) {
    const folder = join(root, 'template', `part-${index % 25}`)
    mkdirSync(folder, { recursive: true })
    writeFileSync(join(folder, `page-${index}.html`), `<p>${index}</p>`.repeat(40))
  }
  return root
}
