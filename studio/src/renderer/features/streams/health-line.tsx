import { Icon } from '@stagedoor/ui'
import { useLiveState, useSources } from '../../app/studio-context.tsx'
import { silenceDb } from './checks.ts'
import { useSound } from './use-sound.ts'
import { useRecordingState } from './vitals.tsx'

const quietSeconds = 10

/** One light, one sentence; beside it what is measured in this studio right now. */
export function HealthLine() {
  const { health, uplink, recording } = useLiveState()
  const { microphone, screen } = useSources()
  const { silentSeconds, levelDb } = useSound()
  const state = useRecordingState(recording)
  const isHeard = (silentSeconds < quietSeconds && levelDb > silenceDb - 60) || screen?.sound !== undefined
  return (
    <div className="health">
      <span className="state" role="status">
        <span className={`light ${health.light}`} />
        {health.sentence}
      </span>
      <ul aria-label="Measured here">
        {uplink && (
          <Fact
            isFine={uplink.isResting || uplink.framesPerSecond > 1}
            fine={uplink.isResting ? 'picture ready' : 'picture sent'}
            failing="no picture sent"
          />
        )}
        <Fact
          isFine={isHeard && !microphone.isMuted}
          fine="sound heard"
          failing={microphone.isMuted ? 'muted' : 'no sound heard'}
        />
        {state && state.status !== 'off' && (
          <Fact
            isFine={state.status === 'recording' || state.status === 'starting'}
            fine="recording growing"
            failing="not recording"
          />
        )}
      </ul>
    </div>
  )
}

function Fact({ isFine, fine, failing }: { isFine: boolean; fine: string; failing: string }) {
  return (
    <li className={isFine ? 'ok' : 'warn'}>
      <Icon name={isFine ? 'check' : 'warn'} />
      {isFine ? fine : failing}
    </li>
  )
}
