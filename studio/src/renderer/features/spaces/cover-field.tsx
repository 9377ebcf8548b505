import type { Space } from '@stagedoor/contract'
import { Note } from '@stagedoor/ui'
import { useAccount } from '../../app/account-context.tsx'
import { brandStyle } from '../../app/brand-style.ts'
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
  const uploading = useAction(async (file: File) => {
    const contentType = types.find((type) => type === file.type)
    if (!contentType || file.size > largestBytes) return
    const { uploadId, url } = await api('POST /spaces/:spaceId/cover/url', {
      spaceId: space.id,
      contentType,
      bytes: file.size,
    })
    await bridge.putFile(url, file)
    await api('POST /spaces/:spaceId/cover', { spaceId: space.id, uploadId })
    await reload()
    toast({ text: 'The new cover is up.' })
  })
  return (
    <section className="cover" aria-labelledby="cover">
      <div className="art" style={brandStyle(space.brandColor)}>
        {space.coverUrl ? <img src={space.coverUrl} alt="" /> : <span className="named">{space.name}</span>}
      </div>
      <div className="stack">
        <h2 id="cover">Cover</h2>
        <p className="small muted">Wide, JPEG, PNG or WebP, at most 8 MB. Without one the colour speaks.</p>
        {uploading.message && <Note kind="bad">{uploading.message}</Note>}
        <div className="row">
          <label className="btn quiet" aria-busy={uploading.isBusy || undefined}>
            {space.coverUrl ? 'Another picture…' : 'Choose a picture…'}
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
