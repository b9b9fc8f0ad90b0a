export async function* parsed(pages) {
  for await (const text of pages) {
    const page = JSON.parse(text) // blocks
    yield page
  }
}
