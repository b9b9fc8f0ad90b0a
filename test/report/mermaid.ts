import { JSDOM } from 'jsdom'

/** Mermaid's own parser. It reads window and document as it is loaded, so they come first. */
export async function mermaidParser(): Promise<(source: string) => Promise<{ diagramType: string }>> {
  const { window } = new JSDOM('')
  Object.assign(globalThis, { window, document: window.document })
  const { default: mermaid } = await import('mermaid')
  return async (source) => {
    const parsed = await mermaid.parse(source)
    if (!parsed) throw new Error('Mermaid parsed nothing')
    return parsed
  }
}
