/** What a reader gets to see of a page, and the figures in it. */

/** Marks, code and text of a Markdown page, as they are read. */
export function readMarkdown(markdown: string): string {
  const text = markdown.replace(/^(`{3,})mermaid\n(.*?)^\1$/gmsu, (_all, _marks, source: string) => readMermaid(source))
  return decode(text).replaceAll('**', '')
}

/** Everything of a page that is shown, or read out by a screen reader. What a scale says along its edge is no figure. */
export function readHtml(html: string): string {
  const body = html
    .replace(/<(style|script)\b.*?<\/\1>/gsu, '')
    .replace(/<div class="axis".*?<\/div><\/div>|<span class="top".*?<\/span>/gsu, '')
    .replace(/<pre\b[^>]*>(---\n.*?)<\/pre>/gsu, (_all, source: string) => readMermaid(decode(source)))
  const spoken = [...body.matchAll(/ (?:aria-label|title|data-texts)="([^"]*)"/gu)].map(([, text = '']) => text)
  // The parts of a line stand side by side: a number and its code are two words.
  const seen = body
    .replace(/<br>|<\/(?:td|th|p|li|h\d|dt|dd|summary|caption|div|span|option)>/gu, '\n')
    .replace(/<[^>]*>/gu, '')
  return decode([seen, ...spoken].join('\n')).replaceAll('|', ' | ')
}

/** The words of a diagram; where things are drawn, and how, is left out. */
export function readMermaid(source: string): string {
  return decode(source)
    .replace(/^---\n.*?^---$/gmsu, '')
    .replace(/^ *(?:classDef|class|linkStyle|rect|axisFormat|dateFormat|tickInterval) .*$/gmu, '')
    .replace(/ :(?:crit, |done, )?t\d+, \d+, \d+$/gmu, '')
    .replace(/<br\/>/gu, '\n')
}

function decode(text: string): string {
  const named: Record<string, string> = { lt: '<', gt: '>', amp: '&', quot: '"' }
  return text
    .replace(/&?#(\d+);/gu, (_all, code: string) => String.fromCodePoint(Number(code)))
    .replace(/&(lt|gt|amp|quot);/gu, (all, name: string) => named[name] ?? all)
    .replace(/[\u200B\u2060]|\\(?=[*_|])/gu, '')
}

const number = String.raw`\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?`
const unit = String.raw`(?: (?:ms|s|B|[KMGT]iB)\b| %|\/s\b| times (?:less|more)\b)`
const long = String.raw`\d+ h(?: \d+ min)?|\d+ min(?: \d+ s)?`
/** Parts of names, versions and moments are none, nor is what stands beside a gap. */
const figure = new RegExp(
  String.raw`(?<![\w.,…$#/@]|\w-)(?:${long}|(?:< |× )?-?(?:${number})${unit}?)(?![\w…]|[.,]\d)`,
  'gu',
)
const range = new RegExp(`(${number})–((?:${number})(${unit}))`, 'gu')

/** Every number of a text, with its unit: `412 ms`, `× 0.057`, `1,238`. Of `200–500 ms` both: `200 ms` and `500 ms`. */
export function figuresIn(text: string): string[] {
  return text.replace(range, '$1$3–$2').match(figure) ?? []
}

/** Workflow commands, as the runner shows them. */
export function readAnnotations(commands: string): string {
  return commands.replace(/%(25|0D|0A|3A|2C)/gu, (_all, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
}

/** All that a SARIF log says in words. */
export function readMessages(sarif: string): string {
  const texts: string[] = []
  JSON.parse(sarif, (key, value) => {
    if (key === 'message') texts.push(value.text)
    return value
  })
  return texts.join('\n')
}
