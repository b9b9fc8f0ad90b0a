const folder = new URL('../../../../dist/fixtures-server/', import.meta.url)

/** The scenario as it was built: SQLite's threads start from built files alone. */
export async function builtNotebook() {
  const { notebook } = await load<typeof import('../../../../src/fixtures-server/scenarios/notebook/notebook.ts')>(
    'scenarios/notebook/notebook.js',
  )
  return notebook
}

/** The databases that answer statements, as they were built. */
export async function builtDatabases() {
  const { queryDatabases } =
    await load<typeof import('../../../../src/fixtures-server/databases/databases.ts')>('databases/databases.js')
  return queryDatabases
}

async function load<Module>(path: string): Promise<Module> {
  return (await import(new URL(path, folder).href)) as Module
}
