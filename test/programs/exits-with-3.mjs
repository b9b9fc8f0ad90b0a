process.on('exit', (code) => console.log('exit handler', code))
setTimeout(() => {}, 60_000)
console.log('before')
process.exit(3)
