// One by fork, one by the name of its interpreter, one without the environment's options.
import { fork, spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'

const child = fileURLToPath(new URL('says-nothing.mjs', import.meta.url))
const ended = (started) => new Promise((resolve) => started.on('exit', resolve))
const codes = [await ended(fork(child, ['forked'])), await ended(spawn(process.execPath, [child, 'spawned']))]
delete process.env.NODE_OPTIONS
codes.push(await ended(spawn(process.execPath, [child, 'without options'])))
console.log(codes.join())
