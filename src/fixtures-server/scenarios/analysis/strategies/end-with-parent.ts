/** Ends this process with its parent, however that ends: the channel between them breaks. */
export function endWithParent(): void {
  process.on('disconnect', () => process.exit())
  // It may have happened before anybody listened.
  if (!process.connected) process.exit()
}
