import { freeRooms } from '../services/rooms.js'

export const roomRoutes = async (app) => {
  app.get('/free', async () => freeRooms(Date.now() % 7))
}
