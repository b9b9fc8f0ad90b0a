import { History } from '../storage/history.js'

const history = new History()
const document = {
  id: '',
  paragraphs: Array.from({ length: 45_000 }, (_, index) => ({ index, text: `paragraph ${index}`, marks: [index, index + 1] })),
}

export async function save(id) {
  document.id = id
  return new Promise((resolve) => setImmediate(() => resolve(history.add(document))))
}
