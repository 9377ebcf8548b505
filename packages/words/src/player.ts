import { player } from './en/player.ts'
import { spoken } from './spoken.ts'

export const playerWords = spoken({ en: player })
