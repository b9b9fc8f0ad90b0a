import { problemsOf } from '../services/validate.js'

const sample = 'Supercalifragilisticexpialidocious!'

export async function addComment(request, response) {
  const problems = await problemsOf({ title: request.query.title ?? sample, post: request.params.post })
  response.json({ problems })
}
