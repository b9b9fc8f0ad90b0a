import type { Fix } from '../model.ts'

export const safeRegexp: Fix = {
  id: 'safe-regexp',
  title: 'Make the expression linear',
  summary:
    "Rewrite the expression so that no text can be matched in two ways, bound the input's length, or run it on RE2.",
  when: 'A regular expression with nested or adjacent repetition meets text that users send: one string can keep it busy for minutes.',
  whenNot: 'The expression is linear and merely long-running on megabytes of text: divide the text, or use a worker.',
  before: `// Exponential: every word can be divided in many ways.
const isName = /^(\\w+\\s?)*$/

app.post('/names', (request) => ({ ok: isName.test(request.body.name) }))`,
  after: `// A word ends where a space is: one way only.
const isName = /^\\w+(?:\\s\\w+)*\\s?$/

app.post('/names', (request, reply) => {
  const { name } = request.body
  if (typeof name !== 'string' || name.length > 200) {
    return reply.code(400).send({ error: 'name: at most 200 characters' })
  }
  return { ok: name === '' || isName.test(name) }
})`,
}
