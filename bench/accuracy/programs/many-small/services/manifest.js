import { AssetFolder } from '../storage/asset-folder.js'

const folder = new AssetFolder()

export async function manifest() {
  const names = await folder.names()
  return folder.missing(names)
}
