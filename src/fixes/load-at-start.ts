import type { Fix } from '../model.ts'

export const loadAtStart: Fix = {
  id: 'load-at-start',
  title: 'Load it before listening',
  summary:
    'Import modules, read configuration and compile templates while the program starts, not in the first request.',
  when: 'require(), import() or a one-time initialisation happens inside a handler, so the first request and all beside it wait.',
  whenNot: 'A command-line program or function that mostly does not need the module: there a late import saves time.',
  before: `app.get('/invoice/:id', async (request) => {
  // 350 ms in the first request: import() compiles on this thread, too.
  const { renderPdf } = await import('./pdf.js')
  return renderPdf(await findInvoice(request.params.id))
})

await app.listen({ port: 3000 })`,
  after: `import { renderPdf } from './pdf.js'

app.get('/invoice/:id', async (request) => {
  return renderPdf(await findInvoice(request.params.id))
})

await app.listen({ port: 3000 }) // ready once everything is loaded`,
}
