import type { WatchView } from '@stagedoor/contract'
import { renderToStaticMarkup as render } from 'react-dom/server'
import { describe, expect, test } from 'vitest'
import { parseLayout } from '../stage/layout.ts'
import type { Attachable } from '../stage/stage.tsx'
import { LivePlayer } from './live-player.tsx'
import { QualityMenu } from './quality-menu.tsx'
import { ReplayPlayer } from './replay-player.tsx'
import { initialRoomState } from './room-state.ts'
import type { RoomState } from './room-state.ts'
import type { StageControls } from './use-stage-controls.ts'
import { createWatchSession } from './watch-session.ts'

const track: Attachable = { attach: (element) => element, detach: (element) => element }
const controls: StageControls = {
  isIdle: false,
  isFull: false,
  toggleFull: () => undefined,
  togglePictureInPicture: () => undefined,
  canFull: true,
  canPictureInPicture: true,
}

function makeView(record: boolean): WatchView {
  return {
    stream: {
      id: 's1',
      spaceId: 'p1',
      experienceId: 'e1',
      title: 'Night Session 14',
      description: '',
      status: 'live',
      startsAt: '2026-11-20T20:00:00Z',
      timeZone: 'UTC',
      record,
      startedAt: new Date(Date.now() - 65_000).toISOString(),
      endedAt: null,
      publisherGoneAt: null,
      watchingCount: 3,
      recordingStatus: null,
    },
    space: {
      id: 'p1',
      slug: 'low-tide',
      name: 'Low Tide',
      brandColor: '#0f6e6e',
      coverUrl: null,
      coverSrcset: null,
      creatorName: 'Maren',
      creatorUsername: null,
    },
    welcomeMessage: '',
    access: 'granted',
    role: null,
    offers: [],
    replay: null,
    reactions: { heart: 0, clap: 0, wave: 0, spark: 0, again: 0 },
    slowModeSeconds: 0,
  }
}

function live(room: Partial<RoomState>, { record = true, isMuted = false } = {}) {
  const session = createWatchSession({
    api: () => Promise.reject(new Error('not asked')),
    view: makeView(record),
    openEvents: () => () => undefined,
    openRoom: () => Promise.reject(new Error('not asked')),
  })
  const state = {
    ...session.getState(),
    isMuted,
    room: { ...initialRoomState, connection: 'connected' as const, ...room },
  }
  return render(
    <LivePlayer
      session={session}
      state={state}
      controls={controls}
      isTheatre={false}
      onTheatre={() => undefined}
      back={<a href="/low-tide">Back</a>}
    />,
  )
}

describe('the live player', () => {
  test('shows camera and screen where the layout says', () => {
    const html = live({ camera: track, screen: track, layout: parseLayout('pip-tr') })
    expect(html).toMatch(/data-source="camera"/)
    expect(html).toMatch(/class="src inset"[^>]*data-source="screen"/)
  })

  test('says that it is recorded only when it is', () => {
    expect(live({ camera: track })).toContain('This stream is being recorded')
    expect(live({ camera: track }, { record: false })).not.toContain('This stream is being recorded')
  })

  test('asks for one press where the browser holds the sound back', () => {
    expect(live({ camera: track, canHear: false })).toContain('Press to hear')
    expect(live({ camera: track, canHear: true })).not.toContain('Press to hear')
    expect(live({ camera: track, canHear: false }, { isMuted: true })).not.toContain('Press to hear')
  })

  test('says why there is no picture', () => {
    expect(live({})).toContain('The camera is off')
    expect(live({ layout: parseLayout('brb') })).toContain('Be right back')
  })

  test('names every control and its key', () => {
    const html = live({ camera: track })
    for (const name of ['Pause', 'Mute', 'Theatre', 'Picture in picture', 'Full screen'])
      expect(html).toContain(`aria-label="${name}"`)
    expect(html).toContain('aria-keyshortcuts="f"')
    expect(html).toContain('1:05')
  })
})

describe('the quality menu', () => {
  const options = [
    { quality: 'high', height: 720, bitsPerSecond: 1_500_000 },
    { quality: 'low', height: 180, bitsPerSecond: 160_000 },
  ] as const

  test('says what comes now and what each costs', () => {
    const html = render(
      <QualityMenu quality="auto" options={options} height={720} onChange={() => undefined} />,
    )
    expect(html).toContain('aria-label="Quality: 720p"')
    expect(html).toContain('now 720p')
    expect(html).toContain('1.5 Mb/s')
    expect(html).toContain('Sound only')
  })

  test('has one choice pressed', () => {
    const html = render(
      <QualityMenu quality="low" options={options} height={180} onChange={() => undefined} />,
    )
    expect(html.match(/checked=""/g)).toHaveLength(1)
    expect(html).not.toContain('now 180p')
  })
})

test('a replay can be searched, sped up and left', () => {
  const html = render(
    <ReplayPlayer
      streamId="s1"
      url="/api/streams/s1/replay.mp4"
      durationSeconds={5467}
      controls={controls}
      back={<a href="/low-tide">Back</a>}
      onTime={() => undefined}
      onProblem={() => undefined}
    />,
  )
  expect(html).toContain('aria-valuetext="0 seconds of 1 hour 31 minutes 7 seconds"')
  expect(html).toContain('aria-label="Speed 1×"')
  expect(html).toContain('1:31:07')
})
