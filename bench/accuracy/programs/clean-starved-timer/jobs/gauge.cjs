exports.startGauge = () => {
  const seen = []
  const timer = setInterval(() => {
    seen.push(process.memoryUsage.rss())
    if (seen.length > 50) seen.sort((a, b) => a - b).splice(0, 25)
  }, 10)
  return () => clearInterval(timer)
}
