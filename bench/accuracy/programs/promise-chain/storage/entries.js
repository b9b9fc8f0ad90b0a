export async function entry(account, index) { // blocks
  const owner = await ownerOf(account) // blocks
  return { owner, amount: index % 5 } // blocks
}

async function ownerOf(account) { // blocks
  return account.length // blocks
}
