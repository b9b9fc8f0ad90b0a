import { treesOf } from '../services/trees.js'

export async function listTrees(c) {
  const trees = await treesOf(c.req.param('city'))
  c.header('x-count', String(trees.length))
  return c.json({ trees }) // blocks
}
