import { problemsOf } from '../services/validate.js'

const sample = 'the quick brown fox jumps over!'

export async function addComment(request, response) {
  const problems = await problemsOf({ title: request.query.title ?? sample, post: request.params.post })
  response.json({ problems })
}
