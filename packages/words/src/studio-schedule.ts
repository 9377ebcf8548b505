import { studioSchedule } from './en/studio-schedule.ts'
import { spoken } from './spoken.ts'

export const studioScheduleWords = spoken({ en: studioSchedule })
