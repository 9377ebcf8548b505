import { job } from '#jobs/queue.ts'
import { forgetEvents } from './forget-events.ts'

export const adminJobs = [job('admin/forget-events', forgetEvents, { everySeconds: 86_400 })]
