// Blocks for 15 ms at a time, which is no stall at a threshold of 20 ms: twenty times, then as long without.
import { setTimeout as delay } from 'node:timers/promises'

const untilMs = (atMs) => {
  while (performance.now() < atMs);
}

for (let time = 0; time < 40; time++) {
  if (time < 20) untilMs(performance.now() + 15)
  await delay(83)
}
