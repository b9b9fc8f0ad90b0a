import { CPUProfileDataModel } from '@paulirish/trace_engine/models/cpu_profile/CPUProfileDataModel.js'
import { Helpers, TraceModel, type Types } from '@paulirish/trace_engine/models/trace/trace.js'

/** What Chrome DevTools makes of a .cpuprofile, in ms by function. */
export interface SeenInDevtools {
  /** In the Performance panel: of its calls, by their samples' times. A function that calls itself counts once for each call. */
  callsMs: Map<string, number>
  /** Of those calls, without what they called. */
  selfMs: Map<string, number>
  /** In the tree of calls, by the nodes' hits. */
  treeSelfMs: Map<string, number>
  /** Of the whole tree. */
  treeTotalMs: number
}

type CpuProfile = ConstructorParameters<typeof CPUProfileDataModel>[0]

/** Opens it with DevTools' own engine, as the Performance panel does with such a file.
 *  @throws what the engine throws */
export async function openInDevtools(text: string): Promise<SeenInDevtools> {
  const seen: SeenInDevtools = { callsMs: new Map(), selfMs: new Map(), treeSelfMs: new Map(), treeTotalMs: 0 }
  for (const { dur, callFrame } of await performancePanelCalls(JSON.parse(text))) {
    add(seen.callsMs, callFrame.functionName, (dur ?? 0) / 1000)
  }
  const model = new CPUProfileDataModel(JSON.parse(text))
  model.forEachFrame(
    () => {},
    (_depth, node, _sample, _startMs, _durationMs, selfMs) => add(seen.selfMs, node.functionName, selfMs),
  )
  for (const { functionName, self } of model.nodes() ?? []) add(seen.treeSelfMs, functionName, self)
  seen.treeTotalMs = model.total
  return seen
}

async function performancePanelCalls(profile: CpuProfile): Promise<Types.Events.SyntheticProfileCall[]> {
  const thread = 1 as Types.Events.ThreadID
  const { traceEvents } = Helpers.SamplesIntegrator.SamplesIntegrator.createFakeTraceFromCpuProfile(profile, thread)
  const model = TraceModel.Model.createWithAllHandlers()
  await model.parse(traceEvents, { isCPUProfile: true })
  const processes = model.parsedTrace(0)?.data.Samples.profilesInProcess ?? new Map()
  return [...processes.values()].flatMap((threads) => [...threads.values()].flatMap(({ profileCalls }) => profileCalls))
}

function add(to: Map<string, number>, name: string, ms: number): void {
  to.set(name, (to.get(name) ?? 0) + ms)
}
