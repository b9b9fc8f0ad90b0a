import { reportRows } from '../storage/database.js'

export const reportRoutes = async (app) => {
  app.get('/rows', async () => ({ rows: (await reportRows()).length }))
}
