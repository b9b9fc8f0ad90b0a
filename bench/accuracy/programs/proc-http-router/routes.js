import { searchPage } from './archive/search-page.js'

export const routes = {
  '/health': async () => ({ ok: true }),
  '/archive/:year/pages/:page': async ({ year, page }) => searchPage(Number(year), Number(page)),
}
