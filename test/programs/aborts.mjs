setTimeout(() => process.abort(), 400)
