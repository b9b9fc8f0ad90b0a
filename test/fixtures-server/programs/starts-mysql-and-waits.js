// Starts a private MySQL under a guardian, tells where it is, and waits to be killed.
import { startMysql } from '../../../dist/fixtures-server/databases/mysql.js'
import { startGuardian } from '../../../dist/guardian/guardian.js'

const database = await startMysql({ guard: startGuardian() })
console.log(database.url)
setInterval(() => {}, 1000)
