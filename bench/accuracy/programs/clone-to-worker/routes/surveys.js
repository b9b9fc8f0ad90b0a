import { Statistics } from '../services/statistics.js'
import { answersOf } from '../storage/answers.js'

export async function surveyRoutes(app) {
  const statistics = new Statistics()
  app.get('/:id/median', async ({ params }) => {
    const answers = await answersOf(params.id)
    return { median: await statistics.median(answers) }
  })
}
