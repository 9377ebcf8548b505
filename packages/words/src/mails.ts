import { mails } from './en/mails.ts'
import { spoken } from './spoken.ts'

export const mailsWords = spoken({ en: mails })
