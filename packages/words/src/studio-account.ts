import { studioAccount } from './en/studio-account.ts'
import { spoken } from './spoken.ts'

export const studioAccountWords = spoken({ en: studioAccount })
