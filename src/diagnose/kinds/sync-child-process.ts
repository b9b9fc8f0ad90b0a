import { calleeStartsWith, type Kind } from './kind.ts'

export const syncChildProcess: Kind = {
  id: 'sync-child-process',
  name: 'waiting for another program',
  why: "The call returns when the other program has ended. The event loop stands still for that program's whole life.",
  matches: (evidence) => calleeStartsWith(evidence, 'child_process.'),
  fixes: ['async-api', 'cache-once', 'job-queue'],
  what: 'execSync, spawnSync or execFileSync: Node.js starts another program and stands still until that has ended.',
  harm: 'Starting a process takes milliseconds to tens of them even if it does nothing, and its run time is added to it. All requests wait for a program that may itself wait for a network.',
  signs: [
    'The blocker names child_process.*Sync and the program.',
    'Almost no CPU time in the stall: the work was done in the other process.',
    'The stalls are about as long as the program takes in a shell.',
  ],
  remedy:
    'Await execFile or spawn: the loop turns while the program runs, and you can bound how many run at once. What the program tells rarely changes? Ask once and keep the answer. Long work belongs to a job queue.',
  fine: 'In scripts, and once at start, as in reading the Git revision.',
}
