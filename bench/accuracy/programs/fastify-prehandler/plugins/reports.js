export async function reportRoutes(app) {
  app.get('/pages/:page', async ({ params, account }) => ({ ...params, account }))
}
