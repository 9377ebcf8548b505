import { open, requireTeam, requireUser, sessionInStatement } from '#http/guards.ts'
import { requireLiveEntry } from '#http/require-entry.ts'
import { route } from '#http/route.ts'
import { cancelStream } from './cancel-stream.ts'
import { changeStream } from './change-stream.ts'
import { endStream } from './end-stream.ts'
import { goLive } from './go-live.ts'
import { joinStream } from './join-stream.ts'
import { leaveStream } from './leave-stream.ts'
import { listStreams } from './list-streams.ts'
import { scheduleStream } from './schedule-stream.ts'
import { sendReaction } from './send-reaction.ts'
import { showStream } from './show-stream.ts'
import { showWatchPage } from './show-watch-page.ts'
import { streamEvents } from './stream-events.ts'

export const streamRoutes = [
  route('POST /experiences/:experienceId/streams', requireTeam('producer'), scheduleStream),
  route('GET /spaces/:spaceId/streams', requireTeam('moderator'), listStreams),
  route('GET /streams/:streamId', requireTeam('moderator'), showStream),
  route('PATCH /streams/:streamId', requireTeam('producer'), changeStream),
  route('POST /streams/:streamId/cancel', requireTeam('producer'), cancelStream),
  route('POST /streams/:streamId/live', requireTeam('producer'), goLive),
  route('POST /streams/:streamId/end', requireTeam('producer'), endStream),
  route('GET /streams/:streamId/watch', open, showWatchPage),
  route('POST /streams/:streamId/join', sessionInStatement, joinStream),
  route('POST /streams/:streamId/leave', requireUser, leaveStream),
  route('POST /streams/:streamId/reactions', requireLiveEntry, sendReaction),
]

export const streamRawRoutes = [streamEvents]
