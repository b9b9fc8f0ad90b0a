const { refreshStatistics } = require('./statistics.cjs')

exports.startJobs = () => {
  setInterval(async () => {
    await refreshStatistics()
  }, 450)
}
