import { job } from '#jobs/queue.ts'
import { syncChannel } from './sync-channel.ts'
import { syncPerson } from './sync-person.ts'

export const chatJobs = [job('chat/sync-channel', syncChannel), job('chat/sync-person', syncPerson)]
