import { job } from '#jobs/queue.ts'
import { cleanSegments } from './clean-segments.ts'
import { failRecording } from './fail-recording.ts'
import { finaliseRecording } from './finalise-recording.ts'
import { sweepRecordings } from './sweep-recordings.ts'

export const recordingJobs = [
  job('recordings/finalise', finaliseRecording, {
    givenUp: (app, payload, reason) =>
      failRecording(
        app,
        payload,
        `The replay could not be made (${reason}). Everything that was uploaded is kept.`,
      ),
  }),
  job('recordings/sweep', sweepRecordings, { everySeconds: 60 }),
  job('recordings/clean-segments', cleanSegments, { everySeconds: 86_400 }),
]
