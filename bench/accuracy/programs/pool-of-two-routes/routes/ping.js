import { isAlive } from '../storage/database.js'

export const pingRoutes = async (app) => {
  app.get('/database', async () => ({ isAlive: await isAlive() }))
}
