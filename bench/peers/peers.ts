import type { Peer, PeerId } from './peer.ts'
import { blockedAt } from './peers/blocked-at.ts'
import { clinicDoctor } from './peers/clinic-doctor.ts'
import { cpuProf } from './peers/cpu-prof.ts'
import { flame } from './peers/flame.ts'
import { loopcheck } from './peers/loopcheck.ts'

export const peers: Record<PeerId, Peer> = {
  loopcheck,
  'clinic-doctor': clinicDoctor,
  'blocked-at': blockedAt,
  flame,
  'cpu-prof': cpuProf,
}

export const peerIds = Object.keys(peers) as PeerId[]
