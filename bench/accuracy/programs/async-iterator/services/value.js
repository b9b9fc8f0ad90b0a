export async function valueOf(items) { // blocks
  let cents = 0
  for await (const item of items) { // blocks
    cents += item.count * item.cents // blocks
  }
  return cents
}
