import type { LibraryPass } from '@stagedoor/contract'
import { describe, expect, test } from 'vitest'
import { sortLibrary } from './sort-library.ts'

const now = new Date('2026-11-20T18:00:00Z')
type Stream = LibraryPass['streams'][number]

function makeStream(id: string, changes: Partial<Stream> = {}): Stream {
  return {
    id,
    title: id,
    status: 'scheduled',
    startsAt: '2026-11-27T19:00:00Z',
    replayReady: false,
    durationSeconds: null,
    ...changes,
  }
}

function makeHolding(
  name: string,
  streams: Stream[],
  grant: Partial<LibraryPass['grant']> = {},
): LibraryPass {
  return {
    purchaseId: name,
    grant: {
      id: name,
      status: 'active',
      seatNumber: null,
      startsAt: '2026-11-01T00:00:00Z',
      accessUntil: null,
      ...grant,
    },
    amount: { amountMinor: 500, currency: 'eur' },
    pass: {
      id: name,
      slug: name,
      name,
      description: '',
      perks: [],
      billing: 'one_time',
      price: null,
      accessDays: null,
      salesCloseAt: null,
      capacity: null,
      seatsLeft: null,
      availability: 'on_sale',
      experienceNames: [],
    },
    space: {
      id: 's',
      slug: 's',
      name: 's',
      brandColor: '#0f6e6e',
      coverUrl: null,
      coverSrcset: null,
      creatorName: 'Maren',
      creatorUsername: null,
    },
    streams,
  }
}

const names = (library: ReturnType<typeof sortLibrary>) => library.holdings.map(({ item }) => item.purchaseId)

describe('the library', () => {
  test('puts what is live first, then what comes soonest', () => {
    const library = sortLibrary(
      [
        makeHolding('quiet', []),
        makeHolding('later', [makeStream('b', { startsAt: '2026-12-01T00:00:00Z' })]),
        makeHolding('soon', [
          makeStream('c', { startsAt: '2026-11-25T00:00:00Z' }),
          makeStream('d', { startsAt: '2026-11-21T00:00:00Z' }),
        ]),
        makeHolding('on', [makeStream('e', { status: 'live' })]),
      ],
      now,
    )
    expect(names(library)).toEqual(['on', 'soon', 'later', 'quiet'])
    expect(library.holdings[1]?.next?.id).toBe('d')
    expect(library.upcoming.map(({ stream }) => stream.id)).toEqual(['d', 'c', 'b'])
  })

  test('keeps what is over apart', () => {
    const library = sortLibrary(
      [
        makeHolding('running', [], { accessUntil: '2026-11-21T00:00:00Z' }),
        makeHolding('over', [makeStream('x')], { accessUntil: '2026-11-20T17:00:00Z' }),
        makeHolding('refunded', [], { status: 'revoked' }),
        makeHolding('unpaid', [], { status: 'grace' }),
      ],
      now,
    )
    expect(names(library)).toEqual(['running', 'unpaid'])
    expect(library.past.map((item) => item.purchaseId)).toEqual(['over', 'refunded'])
    expect(library.upcoming).toEqual([])
  })

  test('lists a stream that two passes open once', () => {
    const replay = makeStream('r', { status: 'ended', replayReady: true })
    const library = sortLibrary([makeHolding('a', [replay]), makeHolding('b', [replay])], now)
    expect(library.replays.map(({ stream }) => stream.id)).toEqual(['r'])
  })

  test('offers no replay before it is ready', () => {
    const library = sortLibrary([makeHolding('a', [makeStream('r', { status: 'ended' })])], now)
    expect(library.replays).toEqual([])
  })

  test('counts the days of the last week, and says where there are replays', () => {
    const replay = makeStream('r', { status: 'ended', replayReady: true })
    const { holdings } = sortLibrary(
      [
        makeHolding('tonight', [replay], { accessUntil: '2026-11-20T23:00:00Z' }),
        makeHolding('soon', [], { accessUntil: '2026-11-23T17:00:00Z' }),
        makeHolding('later', [], { accessUntil: '2026-11-28T18:00:00Z' }),
        makeHolding('never', []),
      ],
      now,
    )
    expect(holdings.map(({ daysLeft }) => daysLeft)).toEqual([1, 3, null, null])
    expect(holdings.map(({ hasReplays }) => hasReplays)).toEqual([true, false, false, false])
  })
})
