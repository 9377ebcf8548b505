import { describe, expect, test } from 'vitest'
import { momentOf } from './moment.ts'
import type { Moment, WatchFacts } from './moment.ts'

function moment(changes: Partial<WatchFacts>): Moment {
  return momentOf({
    access: 'granted',
    endReason: null,
    status: 'live',
    publisherGoneAt: null,
    recordingStatus: null,
    hasReplay: false,
    room: 'connected',
    closedBecause: null,
    joinProblem: null,
    isPublisherHere: true,
    isOnline: true,
    ...changes,
  })
}

describe('what the stage shows', () => {
  test('without access: what opens it, whatever the stream does', () => {
    for (const status of ['scheduled', 'live', 'ended'] as const) {
      expect(moment({ access: 'sign-in', status })).toEqual({ kind: 'no-access', reason: 'sign-in' })
      expect(moment({ access: 'pass-needed', status })).toEqual({ kind: 'no-access', reason: 'pass-needed' })
    }
  })

  test('that access ended, before anything else', () => {
    expect(moment({ endReason: 'refunded' })).toEqual({ kind: 'access-ended', reason: 'refunded' })
    expect(moment({ endReason: 'refunded', access: 'pass-needed', status: 'ended' })).toEqual({
      kind: 'access-ended',
      reason: 'refunded',
    })
    expect(moment({ access: 'ended' })).toEqual({ kind: 'access-ended', reason: 'expired' })
    expect(moment({ access: 'banned' })).toEqual({ kind: 'access-ended', reason: 'banned' })
  })

  test('a canceled stream to everybody', () => {
    expect(moment({ status: 'canceled', access: 'pass-needed' })).toEqual({ kind: 'canceled' })
  })

  test('a countdown before, then the way in', () => {
    expect(moment({ status: 'scheduled', room: 'none' })).toEqual({ kind: 'before' })
    expect(moment({ room: 'none' })).toEqual({ kind: 'connecting' })
    expect(moment({ room: 'connecting' })).toEqual({ kind: 'connecting' })
    expect(moment({})).toEqual({ kind: 'live' })
  })

  test("whose connection is gone: the person's own or the host's", () => {
    expect(moment({ room: 'reconnecting' })).toEqual({ kind: 'reconnecting', isOffline: false })
    expect(moment({ room: 'closed' })).toEqual({ kind: 'reconnecting', isOffline: false })
    expect(moment({ isOnline: false })).toEqual({ kind: 'reconnecting', isOffline: true })
    expect(moment({ isPublisherHere: false })).toEqual({ kind: 'away', since: null })
    expect(moment({ publisherGoneAt: '2026-11-20T20:54:00Z' })).toEqual({
      kind: 'away',
      since: '2026-11-20T20:54:00Z',
    })
  })

  test('that another device took the seat, or the host closed the door', () => {
    expect(moment({ room: 'closed', closedBecause: 'taken-over' })).toEqual({ kind: 'taken-over' })
    expect(moment({ room: 'closed', closedBecause: 'removed' })).toEqual({ kind: 'removed' })
  })

  test('why the room cannot be entered', () => {
    expect(moment({ room: 'none', joinProblem: 'Live video is not set up on this server.' })).toEqual({
      kind: 'join-problem',
      message: 'Live video is not set up on this server.',
    })
  })

  test('after the end: the replay when it is there, else how it stands', () => {
    const after = (changes: Partial<WatchFacts>) => moment({ status: 'ended', room: 'closed', ...changes })
    expect(after({ hasReplay: true, recordingStatus: 'ready' })).toEqual({ kind: 'replay' })
    expect(after({ recordingStatus: 'uploading' })).toEqual({ kind: 'processing' })
    expect(after({ recordingStatus: 'ready' })).toEqual({ kind: 'processing' })
    expect(after({ recordingStatus: 'failed' })).toEqual({ kind: 'no-replay', failed: true })
    expect(after({ recordingStatus: null })).toEqual({ kind: 'no-replay', failed: false })
  })
})
