/** Ends the server when the benchmark closes its input, or is no more. */
export function endWithParent() {
  process.stdin.on('end', () => process.exit(0))
  process.stdin.resume()
}
