import type { Space, Stream } from '@stagedoor/contract'
import { layoutNames, type LayoutName } from '@stagedoor/live/stage/layout'
import { Stage } from '@stagedoor/live/stage/stage.tsx'
import '@stagedoor/live/stage/stage.css'
import { Button, ButtonLink, Icon, Note, useNow } from '@stagedoor/ui'
import { formatZone } from '@stagedoor/words/format'
import { useRef } from 'react'
import { paths } from '../../app/route.ts'
import { Shell } from '../../app/shell.tsx'
import { useLiveState, useSources, useStudio } from '../../app/studio-context.tsx'
import { useAction } from '../../app/use-action.ts'
import { useLoaded } from '../../app/use-loaded.ts'
import { useShortcuts } from '../../app/use-shortcuts.ts'
import { CheckList } from './check-list.tsx'
import { runChecks, type Check, type Remedy } from './checks.ts'
import { DevicePicks } from './device-picks.tsx'
import { namePasses, passesFor } from './passes-for.ts'
import './preflight.css'
import { useAttachable, useCameraPicture } from './use-attachable.ts'
import { useRecordingChecks, useServerCheck } from './use-preflight-facts.ts'
import { useSilence } from './use-silence.ts'
import { sayDistance, sayStart } from './when.ts'

/** The last look before the doors open: picture, sound, and what could go wrong, said before it does. */
export function Preflight({
  space,
  stream,
  reload,
}: {
  space: Space
  stream: Stream
  reload: () => Promise<void>
}) {
  const { session, levelDb } = useStudio()
  const { phase, problem, layout } = useLiveState()
  const { camera, microphone, screen } = useSources()
  const stage = useRef<HTMLDivElement>(null)
  const server = useServerCheck()
  const checks = runChecks({
    camera: { isOn: camera.track !== undefined, isOpening: camera.isOpening, problem: camera.problem },
    hasScreen: screen !== undefined,
    picture: useCameraPicture(stage, camera.track),
    microphone: { ...microphone, isOn: microphone.track !== undefined, ...useSilence(levelDb) },
    server: server.answer,
    recording: { isWanted: stream.record, ...useRecordingChecks() },
  })
  const remedies: Record<Remedy, () => void> = {
    'retry-camera': () => void session.sources.turnOnCamera(),
    'retry-microphone': () => void session.sources.chooseMicrophone(),
    unmute: () => session.sources.setMuted(false),
    'retry-server': server.askAgain,
  }
  const goLive = (): void => void session.goLive()
  useShortcuts({ g: goLive })
  const worst = checks.find(({ status }) => status === 'failing')
  const hasPicture = camera.track !== undefined || screen !== undefined

  return (
    <Shell
      space={space}
      title={stream.title}
      sheetClass="pre"
      shortcuts={[{ keys: ['G'], does: stream.status === 'live' ? 'Resume' : 'Go live' }]}
    >
      <div className="scroll-area">
        <div className="cols">
          <Heading stream={stream} />
          <div>
            <div className="stage" ref={stage}>
              <Stage
                camera={useAttachable(camera.track)}
                screen={useAttachable(screen?.picture)}
                layout={layout}
              >
                {hasPicture ? (
                  <span className="bug">Only you see this</span>
                ) : (
                  <span className="none">{camera.isOpening ? 'Opening the camera…' : 'No picture'}</span>
                )}
              </Stage>
            </div>
            <DevicePicks />
          </div>
          <div>
            <Checks checks={checks} remedies={remedies} />
            <ThisStream space={space} stream={stream} reload={reload} />
          </div>
        </div>
      </div>
      <div className="launch">
        <StartWith />
        <div className="right">
          {problem ? (
            <span className="state bad" role="alert">
              <Icon name="warn" />
              {problem}
            </span>
          ) : (
            worst?.short && (
              <span className="state warn" id="go-live-reason">
                <Icon name="warn" />
                {worst.short}
              </span>
            )
          )}
          <Button
            kind="loud"
            className="big"
            busy={phase === 'connecting'}
            aria-describedby={worst?.short ? 'go-live-reason' : undefined}
            aria-keyshortcuts="g"
            onClick={goLive}
          >
            {stream.status === 'live' ? 'Resume' : 'Go live'} <kbd className="key">G</kbd>
          </Button>
        </div>
      </div>
    </Shell>
  )
}

function Heading({ stream }: { stream: Stream }) {
  const now = new Date(useNow(10_000))
  return (
    <header>
      <h1>{stream.title}</h1>
      <p className="muted num">
        {stream.status === 'live'
          ? 'Still on air: people wait and see “Reconnecting”.'
          : `${sayStart(stream.startsAt, now)} · ${sayDistance(stream.startsAt, now)} · nobody sees you yet`}
      </p>
    </header>
  )
}

function Checks({ checks, remedies }: { checks: Check[]; remedies: Record<Remedy, () => void> }) {
  const fine = checks.filter(({ status }) => status === 'fine').length
  const failing = checks.filter(({ status }) => status === 'failing').length
  return (
    <section aria-labelledby="checks">
      <h2 id="checks">
        Checks{' '}
        <small className="num">
          {fine} fine{failing > 0 && `, ${failing} ${failing === 1 ? 'needs' : 'need'} you`}
        </small>
      </h2>
      <CheckList checks={checks} remedies={remedies} />
    </section>
  )
}

function ThisStream({
  space,
  stream,
  reload,
}: {
  space: Space
  stream: Stream
  reload: () => Promise<void>
}) {
  const { api, session } = useStudio()
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
          This stream
        </h2>
        {stream.status === 'scheduled' && (
          <ButtonLink kind="bare" small href={paths.editStream(space.slug, stream.id)}>
            Edit
          </ButtonLink>
        )}
      </div>
      <dl className="brief">
        <div>
          <dt>Starts</dt>
          <dd className="num">
            {sayStart(stream.startsAt, now)} <span className="muted">{formatZone(stream.timeZone)}</span>
          </dd>
        </div>
        <div>
          <dt>Opened by</dt>
          <dd className="num">
            {passes.status === 'ready' && opening.length === 0 ? 'No pass yet' : namePasses(opening)}
          </dd>
        </div>
        <div>
          <dt>
            <label htmlFor="record">Recording</label>
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
              {stream.record ? 'On' : 'Off'}
              <span className="muted">{stream.record ? 'viewers see REC' : 'no replay'}</span>
            </span>
            {switching.message && <Note kind="warn">{switching.message}</Note>}
          </dd>
        </div>
      </dl>
    </section>
  )
}

const startLayouts: Partial<Record<LayoutName, string>> = { camera: 'The picture', soon: '“Starting soon”' }

/** What people see first. */
function StartWith() {
  const { session } = useStudio()
  const { layout } = useLiveState()
  return (
    <fieldset className="row">
      <legend className="vh">Start with</legend>
      <span className="label" aria-hidden="true">
        Start with
      </span>
      <span className="seg">
        {layoutNames.map((name) => {
          const words = startLayouts[name]
          return (
            words && (
              <label key={name}>
                <input
                  type="radio"
                  name="start"
                  checked={name === 'soon' ? layout.name === 'soon' : layout.name !== 'soon'}
                  onChange={() => session.setLayout({ ...layout, name })}
                />
                {words}
              </label>
            )
          )
        })}
      </span>
    </fieldset>
  )
}
