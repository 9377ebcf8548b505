import { describe, expect, it } from 'vitest'
import { runChecks, type CheckFacts } from './checks.ts'

const fine: CheckFacts = {
  camera: { isOn: true, isOpening: false, problem: undefined },
  hasScreen: false,
  picture: { width: 1280, height: 720, framesPerSecond: 29.7 },
  microphone: {
    isOn: true,
    isOpening: false,
    isMuted: false,
    problem: undefined,
    silentSeconds: 0,
    peakDb: -14.4,
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
      remedy: { act: 'retry-server' },
    })
  })

  it('hears silence only after a while', () => {
    const microphone = { ...fine.microphone, peakDb: -80 }
    expect(failing({ microphone: { ...microphone, silentSeconds: 5 } })).toEqual([])
    const [silent] = failing({ microphone: { ...microphone, silentSeconds: 20.4 } })
    expect(silent?.cause).toContain('Nothing louder than −58 dB for 20 seconds.')
  })

  it('is content with a shared screen for a picture', () => {
    const camera = { isOn: false, isOpening: false, problem: undefined }
    expect(failing({ camera, hasScreen: true, picture: undefined })).toEqual([])
    expect(failing({ camera, picture: undefined })).toMatchObject([{ name: 'There is no picture' }])
  })

  it('tells a camera that is not allowed from one that is busy', () => {
    const causes = (['not-allowed', 'busy'] as const).map(
      (problem) => failing({ camera: { isOn: false, isOpening: false, problem } })[0]?.cause,
    )
    expect(causes[0]).toContain('not allowed')
    expect(causes[1]).toContain('Another program')
  })

  it('asks nothing about a recording that is not wanted', () => {
    const off = { isWanted: false, isPossible: false, height: 720, freeBytes: 0 }
    expect(failing({ recording: off })).toEqual([])
    expect(failing({ recording: { ...off, isWanted: true } })).toHaveLength(2)
  })
})
