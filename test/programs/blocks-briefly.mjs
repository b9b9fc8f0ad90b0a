// Blocks for 15 ms at a time, which is no stall at a threshold of 20 ms: for four seconds, then two without.
import { setTimeout as delay } from 'node:timers/promises'

const untilMs = (atMs) => {
  while (performance.now() < atMs);
}

for (let time = 0; time < 48; time++) {
  if (time < 32) untilMs(performance.now() + 15)
  await delay(time < 32 ? 110 : 125)
}
