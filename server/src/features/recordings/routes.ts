import { requireTeam } from '#http/guards.ts'
import { route } from '#http/route.ts'
import { commitSegments } from './commit-segments.ts'
import { finishRecording } from './finish-recording.ts'
import { presignSegments } from './presign-segments.ts'
import { serveReplay } from './serve-replay.ts'
import { showRecording } from './show-recording.ts'

export const recordingRoutes = [
  route('GET /streams/:streamId/recording', requireTeam('producer'), showRecording),
  route('POST /streams/:streamId/recording/urls', requireTeam('producer'), presignSegments),
  route('POST /streams/:streamId/recording/segments', requireTeam('producer'), commitSegments),
  route('POST /streams/:streamId/recording/finish', requireTeam('producer'), finishRecording),
]

export const recordingRawRoutes = [serveReplay]
