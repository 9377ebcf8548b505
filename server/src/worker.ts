import type { AppContext } from './context.ts'
import { accountJobs } from './features/accounts/jobs.ts'
import { adminJobs } from './features/admin/jobs.ts'
import { chatJobs } from './features/chat/jobs.ts'
import { purchaseJobs } from './features/purchases/jobs.ts'
import { recordingJobs } from './features/recordings/jobs.ts'
import { streamJobs } from './features/streams/jobs.ts'
import { uploadJobs } from './features/uploads/jobs.ts'
import { startJobs } from './jobs/pg-boss.ts'
import type { Job } from './jobs/queue.ts'

export const jobs: Job[] = [
  ...accountJobs,
  ...purchaseJobs,
  ...streamJobs,
  ...chatJobs,
  ...recordingJobs,
  ...uploadJobs,
  ...adminJobs,
]

/** Does the jobs of every feature until closed. */
export function startWorker(app: AppContext): Promise<{ close(): Promise<void> }> {
  return startJobs(app, jobs)
}
