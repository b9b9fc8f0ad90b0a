/** Every tick takes about three milliseconds of CPU time. */
exports.startGauge = () => {
  let sum = 0
  const timer = setInterval(() => {
    for (let index = 0; index < 2_000_000; index++) sum = (sum + index * 7) % 1_000_003
    for (let count = 0; count < 4; count++) sum += process.memoryUsage.rss() % 7
  }, 20)
  return () => clearInterval(timer)
}
