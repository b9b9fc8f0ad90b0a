if (process.argv.includes('exits-on-sigint')) process.on('SIGINT', () => process.exit(7))
setInterval(() => {}, 1000)
console.log('ready')
