/** What the SARIF 2.1.0 schema (OASIS, sarif-schema-2.1.0.json) demands of the objects that we write, and what GitHub's code
 *  scanning does on top: https://docs.github.com/en/code-security/reference/code-scanning/sarif-files/sarif-support */

type Json = Record<string, unknown>

/** @returns what is wrong, each with its path; [] when nothing is */
export function sarifFaults(log: unknown): string[] {
  return object(log, '', {
    $schema: uri,
    version: oneOf('2.1.0'),
    runs: list((run, path) => object(run, path, runRules)),
  })
}

type Rule = (value: unknown, path: string) => string[]

const text: Rule = (value, path) => (typeof value === 'string' && value !== '' ? [] : [`${path}: no text`])
const anyText: Rule = (value, path) => (typeof value === 'string' ? [] : [`${path}: no text`])
const positive: Rule = (value, path) =>
  Number.isInteger(value) && (value as number) >= 1 ? [] : [`${path}: not from 1 up`]
const uri: Rule = (value, path) =>
  typeof value === 'string' && /^[\w.~!$&'()*+,;=:@%/-]+$/.test(value) && !/%(?![0-9A-F]{2})/.test(value)
    ? []
    : [`${path}: no URI reference: ${String(value)}`]

function oneOf(...values: unknown[]): Rule {
  return (value, path) => (values.includes(value) ? [] : [`${path}: ${String(value)}`])
}

function list(item: Rule, atLeast = 0): Rule {
  return (value, path) => {
    if (!Array.isArray(value)) return [`${path}: no list`]
    const short = value.length < atLeast ? [`${path}: fewer than ${atLeast}`] : []
    return [...short, ...value.flatMap((one, index) => item(one, `${path}/${index}`))]
  }
}

/** A name with ? may be missing; one that has no rule may not be there, as the schema closes every object. */
function object(value: unknown, path: string, rules: Record<string, Rule>): string[] {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return [`${path}: no object`]
  const names = Object.keys(rules)
  const unknown = Object.keys(value).filter((key) => !names.includes(key) && !names.includes(`${key}?`))
  return [
    ...unknown.map((key) => `${path}/${key}: not in the schema`),
    ...names.flatMap((name) => {
      const key = name.replace('?', '')
      const inner = (value as Json)[key]
      if (inner === undefined) return name.endsWith('?') ? [] : [`${path}/${key}: missing`]
      return rules[name]?.(inner, `${path}/${key}`) ?? []
    }),
  ]
}

const nested =
  (rules: Record<string, Rule>): Rule =>
  (value, path) =>
    object(value, path, rules)
const level = oneOf('none', 'note', 'warning', 'error')
const bag: Rule = (value, path) => (typeof value === 'object' ? [] : [`${path}: no property bag`])
const message = nested({ text, 'markdown?': text })
const location = nested({
  physicalLocation: nested({
    artifactLocation: nested({ uri, 'uriBaseId?': oneOf('SRCROOT') }),
    region: nested({ startLine: positive, 'startColumn?': positive, 'snippet?': nested({ text: anyText }) }),
  }),
  'logicalLocations?': list(nested({ name: anyText })),
  'message?': message,
})
const ruleId: Rule = (value, path) => (/^loopcheck\/[a-z-]+$/.test(String(value)) ? [] : [`${path}: ${String(value)}`])
const index: Rule = (value, path) => (Number.isInteger(value) && (value as number) >= 0 ? [] : [`${path}: no index`])
const rank: Rule = (value, path) => (Number(value) >= 0 && Number(value) <= 100 ? [] : [`${path}: ${String(value)}`])

const runRules: Record<string, Rule> = {
  tool: nested({
    driver: nested({
      name: oneOf('loopcheck'),
      semanticVersion: anyText,
      rules: list(
        nested({
          id: ruleId,
          name: text,
          shortDescription: message,
          fullDescription: message,
          help: message,
          defaultConfiguration: nested({ level }),
          properties: bag,
        }),
      ),
    }),
  }),
  columnKind: oneOf('utf16CodeUnits'),
  originalUriBaseIds: bag,
  invocations: list(
    nested({
      executionSuccessful: oneOf(true),
      toolExecutionNotifications: list(
        nested({ descriptor: nested({ id: text }), associatedRule: nested({ id: ruleId, index }), level, message }),
      ),
    }),
    1,
  ),
  results: list(
    nested({
      ruleId,
      ruleIndex: index,
      kind: oneOf('fail'),
      level,
      'baselineState?': oneOf('new', 'unchanged', 'updated', 'absent'),
      rank,
      message,
      // Code scanning refuses a file with a result that has none.
      locations: list(location, 1),
      partialFingerprints: nested({ 'loopcheckBlocker/v1': text, primaryLocationLineHash: text }),
      'codeFlows?': list(
        nested({
          threadFlows: list(
            nested({
              locations: list(nested({ location, importance: oneOf('important', 'essential', 'unimportant') }), 1),
            }),
            1,
          ),
        }),
        1,
      ),
      properties: bag,
    }),
  ),
  properties: bag,
}
