import { job } from '#jobs/queue.ts'
import { closeRoom } from './close-room.ts'
import { processLivekitEvent } from './process-livekit-event.ts'
import { reconcileStreams } from './reconcile-streams.ts'
import { revokeViewer } from './revoke-viewer.ts'

export const streamJobs = [
  job('streams/close-room', closeRoom),
  job('streams/process-livekit-event', processLivekitEvent),
  // Access that runs out by itself is noticed here: seldom enough to be cheap, often enough for 5 s.
  job('streams/reconcile', reconcileStreams, { everySeconds: 3 }),
  job('streams/revoke-viewer', revokeViewer),
]
