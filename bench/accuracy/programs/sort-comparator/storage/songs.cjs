const songs = Array.from({ length: 18_000 }, (_, index) => ({ title: `Lied ${(index * 7919) % 18_013} — Übermut`, index }))

exports.listSongs = async () => songs
