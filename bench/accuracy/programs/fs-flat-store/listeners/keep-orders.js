import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { FlatStore } from 'flat-store'
import { events } from '../services/events.js'

const store = new FlatStore(join(tmpdir(), `flat-store-${process.pid}.dat`), 140_000_000)
process.on('exit', () => store.remove())
process.on('SIGTERM', () => process.exit(0))

function keepOrders(order) {
  store.put(order.id, order.cents) // blocks
}

events.on('placed', keepOrders)
