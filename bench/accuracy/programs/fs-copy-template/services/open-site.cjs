const { SiteFolders } = require('../storage/site-folders.cjs')

const folders = new SiteFolders()

exports.openSite = async (name) => {
  const reserved = await reserve(name)
  const path = folders.create(reserved)
  return { name: reserved, depth: path.split('/').length }
}

async function reserve(name) {
  return `${name}-site`
}
