import type { Space } from '@stagedoor/contract'
import { Note } from '@stagedoor/ui'
import { studioSpaceWords } from '@stagedoor/words/studio-space'
import { formatNumber } from '@stagedoor/words/plural'
import { useState } from 'react'
import { useAccount } from '../../app/account-context.tsx'
import { Poster } from '../../app/poster.tsx'
import { useStudio } from '../../app/studio-context.tsx'
import { useToast } from '../../app/toast-context.tsx'
import { useAction } from '../../app/use-action.ts'

const types = ['image/jpeg', 'image/png', 'image/webp'] as const
const largestBytes = 8_000_000

/** The picture people see first. */
export function CoverField({ space }: { space: Space }) {
  const { api, bridge } = useStudio()
  const { reload } = useAccount()
  const toast = useToast()
  const words = studioSpaceWords().cover
  const [refusal, setRefusal] = useState<string>()
  const uploading = useAction(async (file: File) => {
    const contentType = types.find((type) => type === file.type)
    const refused = contentType ? sayTooLarge(file) : words.wrongType
    setRefusal(refused)
    if (!contentType || refused) return
    const { uploadId, url } = await api('POST /spaces/:spaceId/cover/url', {
      spaceId: space.id,
      contentType,
      bytes: file.size,
    })
    await bridge.putFile(url, file)
    await api('POST /spaces/:spaceId/cover', { spaceId: space.id, uploadId })
    await reload()
    toast({ text: words.saved })
  })
  const problem = refusal ?? uploading.message
  return (
    <section className="cover" aria-labelledby="cover">
      <Poster space={space} />
      <div className="stack">
        <h2 id="cover">{words.title}</h2>
        <p className="small muted">{words.hint}</p>
        {problem && <Note kind="bad">{problem}</Note>}
        <div>
          <label className="btn quiet" aria-busy={uploading.isBusy || undefined}>
            {space.coverUrl ? words.another : words.choose}
            <input
              type="file"
              className="vh"
              accept={types.join(',')}
              onChange={(event) => {
                const [file] = event.target.files ?? []
                if (file) void uploading.run(file)
                event.target.value = ''
              }}
            />
          </label>
        </div>
      </div>
    </section>
  )
}

function sayTooLarge({ size }: File): string | undefined {
  if (size <= largestBytes) return undefined
  return studioSpaceWords().cover.tooLarge(formatNumber(Math.ceil(size / 100_000) / 10))
}
