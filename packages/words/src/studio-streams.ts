import { studioStreams } from './en/studio-streams.ts'
import { spoken } from './spoken.ts'

export const studioStreamsWords = spoken({ en: studioStreams })
