const rooms = Array.from({ length: 400 }, (_, id) => ({ id, nights: [id % 7, (id * 3) % 7] }))

export function freeRooms(night) {
  return rooms.filter((room) => !room.nights.includes(night)).map((room) => room.id)
}
