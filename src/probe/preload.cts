/** What `node --require` loads first. CommonJS, so that every Node.js can read it: one that cannot require ES modules (before
 *  20.19, or told not to) runs its program unwatched. */
try {
  require('./preload.js')
} catch {
  // The probe never throws into its host; the report says that nothing was recorded.
}
// Programs that walk through require.cache, as hot reloading does, do not meet the probe there.
delete require.cache[__filename]
delete require.cache[require.resolve('./preload.js')]
