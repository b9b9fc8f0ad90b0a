import { setImmediate as turn } from 'node:timers/promises'

const batch = Array.from({ length: 4_000 }, (_, index) => `${index},login,user-${(index * 7919) % 4001},ok`).join('\n')

export async function* collectEvents() {
  for (let count = 0; count < 20; count++) {
    await turn()
    yield batch
  }
}
