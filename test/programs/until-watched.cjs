const { readFileSync } = require('node:fs')

const delay = (ms) => new Promise((resolve) => setTimeout(resolve, ms))

/** Waits until the probe's watchdog has introduced this process in the recording: a thread takes long to begin on a busy
 *  machine, and what blocks before is seen in part only. Without the probe, or without a recording, it waits 300 ms. */
exports.untilWatched = async function untilWatched() {
  const deadline = Date.now() + 10_000
  await delay(300)
  while (isExpected() && !isWatched() && Date.now() < deadline) await delay(20)
  await delay(60)
}

function recordingPath() {
  return JSON.parse(process.env.LOOPCHECK_PROBE ?? '{}').recording
}

function isExpected() {
  return readRecording() !== undefined
}

function isWatched() {
  return readRecording()?.includes(`"type":"process","process":"${process.pid}-`) === true
}

function readRecording() {
  try {
    return readFileSync(recordingPath(), 'utf8')
  } catch {
    return undefined
  }
}
