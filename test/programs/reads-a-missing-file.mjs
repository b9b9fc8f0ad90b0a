import { readFileSync } from 'node:fs'

console.log('before')
readFileSync('there-is-no-such-file')
