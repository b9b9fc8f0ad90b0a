import { rules } from './rules.js'

export async function problemsOf(comment) {
  const problems = []
  for (const rule of rules) {
    if (!(await rule.accepts(comment))) problems.push(rule.name)
  }
  return problems
}
