import { existsSync, readFileSync } from 'node:fs'

// vitest's JSON report → one plain line for whoever reads the log by machine.
const [, , file = ''] = process.argv
const none = { numPassedTests: 0, numFailedTests: 0, numPendingTests: 0, numTodoTests: 0, testResults: [] }
const results = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : none

if (results === none) console.log('The tests ended without results.')
// A file that cannot be loaded has no tests that could fail.
for (const { name, status, assertionResults, message } of results.testResults) {
  if (status === 'failed' && assertionResults.length === 0) console.log(`${name} was not run: ${message}`)
}
const skipped = results.numPendingTests + results.numTodoTests
console.log(`${results.numPassedTests} passed, ${results.numFailedTests} failed, ${skipped} skipped`)
