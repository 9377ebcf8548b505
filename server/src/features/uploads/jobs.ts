import { job } from '#jobs/queue.ts'
import { forgetUpload } from './forget-upload.ts'

export const uploadJobs = [job('uploads/forget', forgetUpload)]
