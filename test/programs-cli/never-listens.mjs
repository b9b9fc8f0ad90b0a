// Runs, but is no server.
setInterval(() => {}, 1000)
