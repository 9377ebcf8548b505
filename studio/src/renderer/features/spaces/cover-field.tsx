import type { Space } from '@stagedoor/contract'
import { Button, Note } from '@stagedoor/ui'
import { studioSpaceWords } from '@stagedoor/words/studio-space'
import { formatNumber } from '@stagedoor/words/plural'
import { useRef, useState } from 'react'
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
  const input = useRef<HTMLInputElement>(null)
  const changing = useAction((change: () => Promise<void>) => change())
  const change = (how: () => Promise<void>) => void changing.run(how)

  async function show(uploadId: string): Promise<void> {
    await api('POST /spaces/:spaceId/cover', { spaceId: space.id, uploadId })
    await reload()
    toast({ text: words.saved })
  }

  async function upload(file: File): Promise<void> {
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
    await show(uploadId)
  }

  async function remove(): Promise<void> {
    const { uploadId } = await api('DELETE /spaces/:spaceId/cover', { spaceId: space.id })
    await reload()
    // The button pressed is gone.
    input.current?.focus()
    const undo = uploadId && { label: words.putBack, run: () => change(() => show(uploadId)) }
    toast({ text: words.removed, ...(undo && { action: undo }) })
  }

  const problem = refusal ?? changing.fields['uploadId'] ?? changing.message
  return (
    <section className="cover" aria-labelledby="cover">
      <Poster space={space} />
      <div className="stack">
        <h2 id="cover">{words.title}</h2>
        <p className="small muted">{words.hint}</p>
        {problem && <Note kind="bad">{problem}</Note>}
        <div>
          <label className="btn quiet" aria-busy={changing.isBusy || undefined}>
            {space.coverUrl ? words.another : words.choose}
            <input
              ref={input}
              type="file"
              className="vh"
              accept={types.join(',')}
              onChange={(event) => {
                const [file] = event.target.files ?? []
                if (file) change(() => upload(file))
                event.target.value = ''
              }}
            />
          </label>{' '}
          {space.coverUrl && (
            <Button kind="bare" onClick={() => change(remove)}>
              {words.remove}
            </Button>
          )}
        </div>
      </div>
    </section>
  )
}

function sayTooLarge({ size }: File): string | undefined {
  if (size <= largestBytes) return undefined
  return studioSpaceWords().cover.tooLarge(formatNumber(Math.ceil(size / 100_000) / 10))
}
