import { describe, expect, test } from 'vitest'
import { toCalendar } from './to-calendar.ts'

function calendar(changes: { title?: string; description?: string } = {}) {
  return toCalendar({
    id: 's1',
    title: 'Night Session 15',
    description: '',
    startsAt: new Date('2026-11-27T19:00:00Z'),
    url: 'https://stagedoor.example/watch/s1',
    now: new Date('2026-11-20T18:00:00Z'),
    ...changes,
  })
}

describe('a calendar entry', () => {
  test('says when it begins, in UTC', () => {
    expect(calendar()).toContain('DTSTART:20261127T190000Z\r\n')
    expect(calendar()).toContain('DTEND:20261127T203000Z\r\n')
  })

  test('escapes what would break it', () => {
    const text = calendar({ title: 'Hands, an hour; \\ and\nmore' })
    expect(text).toContain('SUMMARY:Hands\\, an hour\\; \\\\ and\\nmore\r\n')
  })

  test('folds long lines between characters and unfolds to the same', () => {
    const title = 'Łódź 🌊 '.repeat(30).trim()
    const text = calendar({ title })
    const encoder = new TextEncoder()
    for (const line of text.split('\r\n')) expect(encoder.encode(line).length).toBeLessThanOrEqual(75)
    expect(text.replaceAll('\r\n ', '')).toContain(`SUMMARY:${title}`)
  })
})
