import { entry } from '../storage/entries.js'

export async function balance(account) { // blocks
  let sum = 0
  for (let index = 0; index < 700_000; index++) { // blocks
    const { amount } = await entry(account, index) // blocks
    sum += amount // blocks
  }
  return sum
}
