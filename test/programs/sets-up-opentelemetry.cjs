// What a user preloads with --require; prints the spans when the program ends.
const { HttpInstrumentation } = require('@opentelemetry/instrumentation-http')
const { registerInstrumentations } = require('@opentelemetry/instrumentation')
const { NodeTracerProvider, InMemorySpanExporter, SimpleSpanProcessor } = require('@opentelemetry/sdk-trace-node')
const { SpanKind } = require('@opentelemetry/api')

const exporter = new InMemorySpanExporter()
new NodeTracerProvider({ spanProcessors: [new SimpleSpanProcessor(exporter)] }).register()
registerInstrumentations({ instrumentations: [new HttpInstrumentation()] })

process.on('exit', () => {
  const spans = exporter.getFinishedSpans()
  const describe = (span) => `${SpanKind[span.kind]} ${span.name} ${span.attributes['http.target'] ?? span.attributes['url.path'] ?? span.attributes['url.full'] ?? span.attributes['http.url'] ?? ''}`
  const byId = new Map(spans.map((span) => [span.spanContext().spanId, span]))
  const lines = spans.map((span) => {
    const parent = byId.get(span.parentSpanContext?.spanId)
    const isSameTrace = parent === undefined || parent.spanContext().traceId === span.spanContext().traceId
    return `${describe(span)} < ${parent === undefined ? 'none' : describe(parent)} ${isSameTrace}`.replaceAll(/:\d+/g, '')
  })
  for (const line of lines.sort()) console.log(line)
})
