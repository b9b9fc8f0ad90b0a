console.log('x'.repeat(5000))
console.error('cannot open the database')
process.exitCode = 9
