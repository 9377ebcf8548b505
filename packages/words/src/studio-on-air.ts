import { studioOnAir } from './en/studio-on-air.ts'
import { spoken } from './spoken.ts'

export const studioOnAirWords = spoken({ en: studioOnAir })
