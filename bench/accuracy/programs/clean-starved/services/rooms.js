const rooms = Array.from({ length: 400 }, (_, id) => ({ id, nights: [id % 7, (id * 3) % 7] }))

/** Some milliseconds of work: cheap, unless others have the CPU. */
export function freeRooms(night) {
  let free = []
  for (let week = 0; week < 1_100; week++) {
    free = rooms.filter((room) => !room.nights.includes((night + week) % 7)).map((room) => room.id)
  }
  return free
}
