const { sleep } = require('./sleep.cjs')

exports.retrying = async function retrying(attempt) {
  for (let count = 0; ; count++) {
    try {
      return await attempt(count)
    } catch (error) {
      if (count >= 3) throw error
      sleep(80)
    }
  }
}
