import type { Space, Stream } from '@stagedoor/contract'
import { Stage } from '@stagedoor/live/stage/stage.tsx'
import '@stagedoor/live/stage/stage.css'
import { Button, Icon, useNow } from '@stagedoor/ui'
import { studioPreflightWords } from '@stagedoor/words/studio-preflight'
import { useRef } from 'react'
import { Shell } from '../../app/shell.tsx'
import { useLiveState, useSources, useStudio } from '../../app/studio-context.tsx'
import { useShortcuts } from '../../app/use-shortcuts.ts'
import { CheckList } from './check-list.tsx'
import { runChecks, type Check, type Remedy } from './checks.ts'
import { DevicePicks } from './device-picks.tsx'
import { EmptyStage } from './empty-stage.tsx'
import { otherDevice } from './other-device.ts'
import './preflight.css'
import { StartWith } from './start-with.tsx'
import { ThisStream } from './this-stream.tsx'
import { useAttachable, useCameraPicture } from './use-attachable.ts'
import { useRecordingChecks, useServerCheck } from './use-preflight-facts.ts'
import { useSound } from './use-sound.ts'
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
  const { session } = useStudio()
  const { sources } = session
  const { phase, problem, layout } = useLiveState()
  const { camera, microphone, screen, devices } = useSources()
  const words = studioPreflightWords()
  const stage = useRef<HTMLDivElement>(null)
  const server = useServerCheck()
  const otherCamera = otherDevice(devices, 'videoinput', camera.deviceId)
  const otherMicrophone = otherDevice(devices, 'audioinput', microphone.deviceId)
  const checks = runChecks({
    camera: { ...camera, isOn: camera.track !== undefined, other: otherCamera?.label },
    hasScreen: screen !== undefined,
    picture: useCameraPicture(stage, camera.track),
    microphone: {
      ...microphone,
      ...useSound(),
      isOn: microphone.track !== undefined,
      other: otherMicrophone?.label,
    },
    server: server.answer,
    recording: { isWanted: stream.record, ...useRecordingChecks() },
  })
  const remedies: Record<Remedy, () => void> = {
    'retry-camera': () => void sources.turnOnCamera(),
    'other-camera': () => void sources.turnOnCamera(otherCamera?.deviceId),
    'retry-microphone': () => void sources.chooseMicrophone(),
    'other-microphone': () => void sources.chooseMicrophone(otherMicrophone?.deviceId),
    unmute: () => sources.setMuted(false),
    'retry-server': server.askAgain,
  }
  const goLive = (): void => void session.goLive()
  useShortcuts({ g: goLive })
  const worst = checks.find(({ status }) => status === 'failing')
  const hasPicture = camera.track !== undefined || screen !== undefined
  const goLiveWords = stream.status === 'live' ? words.resume : words.goLive

  return (
    <Shell
      space={space}
      title={stream.title}
      sheetClass="pre"
      shortcuts={[{ keys: ['G'], does: goLiveWords }]}
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
                  <span className="bug">{words.onlyYou}</span>
                ) : camera.isOpening ? (
                  <EmptyStage>{words.openingCamera}</EmptyStage>
                ) : (
                  <EmptyStage title={words.noPicture}>{words.whatPeopleSee}</EmptyStage>
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
            {goLiveWords} <kbd className="key">G</kbd>
          </Button>
        </div>
      </div>
    </Shell>
  )
}

function Heading({ stream }: { stream: Stream }) {
  const now = new Date(useNow(10_000))
  const words = studioPreflightWords()
  return (
    <header>
      <h1>{stream.title}</h1>
      <p className="muted num">
        {stream.status === 'live'
          ? words.stillOnAir
          : [sayStart(stream.startsAt, now), sayDistance(stream.startsAt, now), words.unseen].join(' · ')}
      </p>
    </header>
  )
}

function Checks({ checks, remedies }: { checks: Check[]; remedies: Record<Remedy, () => void> }) {
  const fine = checks.filter(({ status }) => status === 'fine').length
  const failing = checks.filter(({ status }) => status === 'failing').length
  const words = studioPreflightWords()
  return (
    <section aria-labelledby="checks">
      <h2 id="checks">
        {words.checks}{' '}
        <small className="num">
          {words.fine(fine)}
          {failing > 0 && `, ${words.needYou(failing)}`}
        </small>
      </h2>
      <CheckList checks={checks} remedies={remedies} />
    </section>
  )
}
