import { Router } from 'express'
import { type Ballot, ballotsOf } from './ballots.js'
import { tally } from './tally.js'

export const pollRoutes = Router()
pollRoutes.get('/:poll/result', async (request, response) => {
  const ballots: Ballot[] = await ballotsOf(request.params.poll)
  response.json(tally(ballots))
})
