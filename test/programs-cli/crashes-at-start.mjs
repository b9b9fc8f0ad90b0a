// Fails before it listens.
throw new Error('no configuration found')
