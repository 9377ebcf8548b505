import { describe, expect, it } from 'vitest'
import { runChecks, type CheckFacts } from './checks.ts'

const fine: CheckFacts = {
  camera: { isOn: true, isOpening: false, problem: undefined, other: undefined },
  hasScreen: false,
  picture: { width: 1280, height: 720, framesPerSecond: 29.7 },
  microphone: {
    isOn: true,
    isOpening: false,
    isMuted: false,
    problem: undefined,
    other: undefined,
    silentSeconds: 0,
    isTooLoud: false,
    levelDb: -14.4,
  },
  server: { roundTripMs: 12.3 },
  recording: { isWanted: true, isPossible: true, height: 720, freeBytes: 212e9 },
}

function failing(changes: Partial<CheckFacts>) {
  const checks = runChecks({ ...fine, ...changes })
  return checks.filter(({ status }) => status === 'failing')
}

describe('runChecks', () => {
  it('says with a measured value what is fine', () => {
    expect(runChecks(fine).map(({ name, value }) => `${name}: ${value}`)).toEqual([
      'Picture moves: 1280 × 720, 30 fps',
      'Microphone is heard: −14 dB',
      'Server answers: 12 ms',
      'Recording works: 720p',
      'Room on this disk: 212 GB, about 177 h',
    ])
  })

  it('puts what fails first, with its cause and a remedy', () => {
    const [first] = runChecks({ ...fine, server: 'away' })
    expect(first).toMatchObject({
      name: 'The server does not answer',
      remedies: [{ act: 'retry-server' }],
    })
  })

  it('hears silence only after a while', () => {
    const microphone = { ...fine.microphone, levelDb: -80 }
    expect(failing({ microphone: { ...microphone, silentSeconds: 5 } })).toEqual([])
    const [silent] = failing({ microphone: { ...microphone, silentSeconds: 20.4 } })
    expect(silent?.cause).toContain('Nothing louder than −58 dB for 20 seconds.')
  })

  it('offers another device by its name, but not to somebody who may use none', () => {
    const camera = { ...fine.camera, isOn: false, other: 'Cam Link' }
    const labels = (['busy', 'not-allowed'] as const).map((problem) =>
      failing({ camera: { ...camera, problem } })[0]?.remedies?.map(({ label }) => label),
    )
    expect(labels).toEqual([['Try again', 'Use Cam Link'], ['Try again']])
  })

  it('warns of sound that is cut off and of a slow line', () => {
    const microphone = { ...fine.microphone, isTooLoud: true }
    expect(failing({ microphone })).toMatchObject([{ name: 'Microphone is too loud' }])
    const [slow] = failing({ server: { roundTripMs: 2340 } })
    expect(slow?.cause).toContain('2.3 s')
  })

  it('is content with a shared screen for a picture', () => {
    const camera = { ...fine.camera, isOn: false }
    expect(failing({ camera, hasScreen: true, picture: undefined })).toEqual([])
    expect(failing({ camera, picture: undefined })).toMatchObject([{ name: 'There is no picture' }])
  })

  it('tells a camera that is not allowed from one that is busy', () => {
    const causes = (['not-allowed', 'busy'] as const).map(
      (problem) => failing({ camera: { ...fine.camera, isOn: false, problem } })[0]?.cause,
    )
    expect(causes[0]).toContain('not allowed')
    expect(causes[1]).toContain('Another program')
  })

  it('asks nothing about a recording that is not wanted', () => {
    const off = { isWanted: false, isPossible: false, height: 720, freeBytes: 0 }
    expect(failing({ recording: off })).toEqual([])
    expect(failing({ recording: { ...off, isWanted: true } }).map(({ short }) => short)).toEqual([
      'There will be no replay',
      'This disk is full',
    ])
  })
})
