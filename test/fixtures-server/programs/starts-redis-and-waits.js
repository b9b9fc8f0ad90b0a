// Starts a private Redis under a guardian, tells where it is, and waits to be killed.
import { startRedis } from '../../../dist/fixtures-server/databases/redis.js'
import { startGuardian } from '../../../dist/guardian/guardian.js'

const database = await startRedis({ guard: startGuardian() })
console.log(database.url)
setInterval(() => {}, 1000)
