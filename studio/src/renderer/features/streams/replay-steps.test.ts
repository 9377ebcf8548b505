import { describe, expect, it } from 'vitest'
import type { UploadState } from '../../live-session/upload.ts'
import { replaySteps, type ReplayFacts } from './replay-steps.ts'

const fiveHours: ReplayFacts['recording'] = {
  status: 'uploading',
  storedBytes: 4_300_000_000,
  durationSeconds: null,
  failure: null,
}
const upload: UploadState = {
  status: 'uploading',
  pendingBytes: 1_200_000_000,
  storedBytes: 300_000_000,
  problem: undefined,
}

function told(facts: Partial<ReplayFacts>) {
  return replaySteps({ recording: fiveHours, upload: undefined, isOurs: false, ...facts })
}

describe('replaySteps', () => {
  it('counts what is at the server and what is here', () => {
    const [record, up, replay] = told({ upload })
    expect(record).toMatchObject({ status: 'done', value: '5.50 GB' })
    expect(up).toMatchObject({ status: 'doing', share: 0.2, value: '20 %' })
    expect(replay).toMatchObject({ status: 'waiting' })
  })

  it('says of an upload that waits what is safe, and of one that stopped what is still here', () => {
    const problem = 'The storage is not reachable at the moment.'
    const [, waiting] = told({ upload: { ...upload, status: 'waiting', problem } })
    expect(waiting?.detail).toBe(`${problem} 1.20 GB are safe on this computer and go up by themselves.`)
    const [, stopped] = told({ upload: { ...upload, status: 'failed', problem } })
    expect(stopped).toMatchObject({
      status: 'failed',
      detail: `${problem} 1.20 GB are still on this computer.`,
    })
  })

  it('knows whether what is missing is here or at another computer', () => {
    expect(told({ isOurs: true })[1]).toMatchObject({ name: 'Uploading', status: 'doing' })
    expect(told({})[1]).toMatchObject({ name: 'Waiting for its studio', status: 'waiting' })
  })

  it('follows the replay to its end', () => {
    const at = (status: ReplayFacts['recording']['status'], more: Partial<ReplayFacts['recording']> = {}) =>
      told({ recording: { ...fiveHours, status, ...more } }).map((step) => step.status)
    expect(at('processing')).toEqual(['done', 'done', 'doing'])
    expect(at('ready', { durationSeconds: 18_720 })).toEqual(['done', 'done', 'done'])
    expect(at('failed')).toEqual(['done', 'done', 'failed'])
  })
})
