import type { Kind } from './kind.ts'

export const unknown: Kind = {
  id: 'unknown',
  name: 'an unknown cause',
  why: 'No stack was seen that could tell. The loop did not turn; what kept it is not known.',
  matches: () => true,
  fixes: [],
  what: 'The loop stood still, and no stack was seen that explains it. loopcheck says so rather than guess.',
  harm: 'The wait was as real for those who waited as any other. Only the line is missing.',
  signs: [
    'No place and no callee in the report; the notices often say why.',
    'Stalls just above the threshold may be over before the first stack is taken.',
    'Code that runs where V8 answers no questions: before the probe was ready, in a test runner, under a permission model, at exit.',
  ],
  remedy:
    'Run it again for longer, with a load that repeats it. A debugger or profiler that is attached takes the place of the probe: leave it out. For a single long stall, node --cpu-prof may see what a look from outside cannot.',
  fine: 'A few short ones beside blockers that have a place.',
}
