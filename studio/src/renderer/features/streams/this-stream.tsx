import type { Space, Stream } from '@stagedoor/contract'
import { ButtonLink, Note, useNow } from '@stagedoor/ui'
import { formatZone } from '@stagedoor/words/format'
import { studioPreflightWords } from '@stagedoor/words/studio-preflight'
import { paths } from '../../app/route.ts'
import { useStudio } from '../../app/studio-context.tsx'
import { useAction } from '../../app/use-action.ts'
import { useLoaded } from '../../app/use-loaded.ts'
import { namePasses, passesFor } from './passes-for.ts'
import { sayStart } from './when.ts'

/** What is about to happen: when, for whom, and whether it is kept. */
export function ThisStream({
  space,
  stream,
  reload,
}: {
  space: Space
  stream: Stream
  reload: () => Promise<void>
}) {
  const { api, session } = useStudio()
  const { stream: words } = studioPreflightWords()
  const now = new Date(useNow(60_000))
  const passes = useLoaded(space.id, () => api('GET /spaces/:spaceId/passes', { spaceId: space.id }))
  const opening = passes.status === 'ready' ? passesFor(stream, passes.value.items) : []
  const switching = useAction(async (record: boolean) => {
    const changed = await api('PATCH /streams/:streamId', { streamId: stream.id, record })
    session.prepare(changed)
    await reload()
  })
  return (
    <section className="deets" aria-labelledby="this-stream">
      <div className="row">
        <h2 id="this-stream" className="grow">
          {words.title}
        </h2>
        {stream.status === 'scheduled' && (
          <ButtonLink kind="bare" small href={paths.editStream(space.slug, stream.id)}>
            {words.edit}
          </ButtonLink>
        )}
      </div>
      <dl className="brief">
        <div>
          <dt>{words.starts}</dt>
          <dd className="num">
            {sayStart(stream.startsAt, now)} <span className="muted">{formatZone(stream.timeZone)}</span>
          </dd>
        </div>
        <div>
          <dt>{words.openedBy}</dt>
          <dd className="num">
            {passes.status === 'ready' && opening.length === 0 ? words.noPass : namePasses(opening)}
          </dd>
        </div>
        <div>
          <dt>
            <label htmlFor="record">{words.recording}</label>
          </dt>
          <dd>
            <span className="row tight">
              <input
                id="record"
                type="checkbox"
                role="switch"
                aria-checked={stream.record}
                className="switch"
                checked={stream.record}
                disabled={stream.status !== 'scheduled' || switching.isBusy}
                onChange={(event) => void switching.run(event.target.checked)}
              />
              {stream.record ? words.on : words.off}
              <span className="muted">{stream.record ? words.onMeans : words.offMeans}</span>
            </span>
            {switching.message && <Note kind="warn">{switching.message}</Note>}
          </dd>
        </div>
      </dl>
    </section>
  )
}
