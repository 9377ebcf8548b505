import { refusals } from '@stagedoor/words/en/errors'
import type { AppContext } from '#context.ts'
import { AppError } from '#http/errors.ts'
import type { Storage } from '#integrations/storage.ts'

export function uploadKey(spaceId: string, uploadId: string): string {
  return `uploads/${spaceId}/${uploadId}`
}

export function getStorage(app: Pick<AppContext, 'storage'>): Storage {
  if (!app.storage)
    throw new AppError('vendor-unavailable', {
      message: refusals.noStorage,
    })
  return app.storage
}
