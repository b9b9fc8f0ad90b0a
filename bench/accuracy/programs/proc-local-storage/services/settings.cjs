const { tenants } = require('../context/tenants.cjs')
const { SettingsStore } = require('../storage/settings-store.cjs')

const store = new SettingsStore()

exports.settingsOfTenant = async () => {
  const { name } = tenants.getStore()
  const settings = await store.load(name)
  return { name, size: settings.values.length }
}
