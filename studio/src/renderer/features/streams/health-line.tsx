import { Icon, useNow } from '@stagedoor/ui'
import { formatCountdown } from '@stagedoor/words/format'
import { studioOnAirWords } from '@stagedoor/words/studio-on-air'
import { useLiveState, useSources } from '../../app/studio-context.tsx'
import { awayLimitMs } from '../../live-session/reconnect-policy.ts'
import { silenceDb } from './checks.ts'
import { useSound } from './use-sound.ts'
import { useRecordingState } from './vitals.tsx'
import { WhatHelps } from './what-helps.tsx'

const quietSeconds = 10

/** One light, one sentence; beside it what is measured in this studio right now, or what to do about the trouble. */
export function HealthLine() {
  const { health, awaySince } = useLiveState()
  const facts = useFacts()
  // In trouble the sentence has the room, and what is fine has no news.
  const shown = health.light === 'ok' ? facts : facts.filter(({ isFine }) => !isFine)
  return (
    <div className={`health ${health.light}`}>
      <span className="state" role="status">
        <span className={`light ${health.light}`} />
        <span>{health.sentence}</span>
      </span>
      {awaySince !== undefined ? (
        <TimeLeft awaySince={awaySince} />
      ) : (
        <>
          {health.from && <WhatHelps from={health.from} />}
          {shown.length > 0 && (
            <ul aria-label={studioOnAirWords().health.measuredHere}>
              {shown.map(({ name, isFine }) => (
                <li key={name} className={isFine ? 'ok' : 'warn'}>
                  <Icon name={isFine ? 'check' : 'warn'} />
                  {name}
                </li>
              ))}
            </ul>
          )}
        </>
      )}
    </div>
  )
}

type Fact = { name: string; isFine: boolean }

function useFacts(): Fact[] {
  const { uplink, recording } = useLiveState()
  const { camera, microphone, screen } = useSources()
  const { silentSeconds, levelDb } = useSound()
  const state = useRecordingState(recording)
  const { health: words } = studioOnAirWords()
  const facts: Fact[] = []
  // Without a picture the sentence says it already.
  if (uplink && (camera.track ?? screen)) {
    const isFine = uplink.isResting || uplink.framesPerSecond > 1
    const fine = uplink.isResting ? words.pictureReady : words.pictureSent
    facts.push({ isFine, name: isFine ? fine : words.noPictureSent })
  }
  const isHeard = (silentSeconds < quietSeconds && levelDb > silenceDb - 60) || screen?.sound !== undefined
  if (microphone.isMuted) facts.push({ isFine: false, name: words.muted })
  else facts.push({ isFine: isHeard, name: isHeard ? words.soundHeard : words.noSoundHeard })
  if (state && state.status !== 'off') {
    const isFine = state.status === 'recording' || state.status === 'starting'
    facts.push({ isFine, name: isFine ? words.recordingGrows : words.notRecording })
  }
  return facts
}

function TimeLeft({ awaySince }: { awaySince: number }) {
  const leftMs = awaySince + awayLimitMs - useNow(1000)
  return (
    <span className="num" role="timer">
      {studioOnAirWords().health.holdsFor(formatCountdown(leftMs))}
    </span>
  )
}
