// Starts a private PostgreSQL under a guardian, tells where it is, and waits to be killed.
import { startPostgresql } from '../../../dist/fixtures-server/databases/postgresql.js'
import { startGuardian } from '../../../dist/guardian/guardian.js'

const database = await startPostgresql({ guard: startGuardian() })
console.log(database.url)
setInterval(() => {}, 1000)
