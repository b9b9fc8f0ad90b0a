// node doctor-analyse.cjs <folder>: prints what Doctor's page would say, as `visualize` computes it before it draws.
const { createReadStream } = require('node:fs')
const { join } = require('node:path')
const pumpify = require('pumpify')
const Analysis = require('@clinic/doctor/analysis/index.js')
const ProcessStatDecoder = require('@clinic/doctor/format/process-stat-decoder.js')
const SystemInfoDecoder = require('@clinic/doctor/format/system-info-decoder.js')
const TraceEventDecoder = require('@clinic/doctor/format/trace-event-decoder.js')

const [, , folder] = process.argv
const read = (part) => createReadStream(join(folder, 'run.clinic-doctor', `run.clinic-doctor-${part}`))
const systemInfo = pumpify.obj(read('systeminfo'), new SystemInfoDecoder())
const traceEvents = pumpify.obj(read('traceevent'), new TraceEventDecoder(systemInfo))
const processStat = pumpify.obj(read('processstat'), new ProcessStatDecoder())
new Analysis(systemInfo, traceEvents, processStat).on('data', (analysis) => console.log(JSON.stringify(analysis)))
