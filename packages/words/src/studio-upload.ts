import { studioUpload } from './en/studio-upload.ts'
import { spoken } from './spoken.ts'

export const studioUploadWords = spoken({ en: studioUpload })
