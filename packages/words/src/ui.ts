import { ui } from './en/ui.ts'
import { spoken } from './spoken.ts'

export const uiWords = spoken({ en: ui })
