import { setImmediate as turn } from 'node:timers/promises'

/** Four hundred at a time: about a millisecond. */
export async function* toJson(features) {
  let before = '['
  for (let at = 0; at < features.length; at += 400) {
    yield before + features.slice(at, at + 400).map((feature) => JSON.stringify(feature)).join(',')
    before = ','
    await turn()
  }
  yield ']'
}
