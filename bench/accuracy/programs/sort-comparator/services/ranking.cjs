const { listSongs } = require('../storage/songs.cjs')
const { byTitle } = require('./by-title.cjs')

exports.topSongs = async (count) => {
  const songs = await listSongs()
  const ordered = [...songs].sort(byTitle)
  return ordered.slice(0, count)
}
