import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { createWorld } from '#core/create-world.ts'
import { later } from '#core/tasks.ts'
import { createSession } from '#resources/create-session.ts'
import { createPrice } from '#resources/prices.ts'
import { tick } from '../src/tick.ts'

function makeWorld() {
  const dataDir = mkdtempSync(join(tmpdir(), 'stripe-sandbox-'))
  const world = createWorld({ dataDir })
  return {
    world,
    [Symbol.dispose]() {
      world.store.close()
      rmSync(dataDir, { recursive: true })
    },
  }
}

test('the timer expires sessions whose time is over, and no others', () => {
  using made = makeWorld()
  const { world } = made
  const price = createPrice(world, { currency: 'eur', unit_amount: 500, product_data: { name: 'One night' } })
  const make = (minutes: number) =>
    createSession(world, {
      mode: 'payment',
      ui_mode: 'elements',
      return_url: 'http://127.0.0.1/',
      expires_at: world.clock.now() + minutes * 60,
      line_items: [{ price: price.id, quantity: 1 }],
    })
  const [early, late] = [make(31), make(60)]
  world.clock.at(world.clock.now() + 32 * 60, () => tick(world))
  expect(world.store.get('checkout.session', early.id).status).toBe('expired')
  expect(world.store.get('checkout.session', late.id).status).toBe('open')
  expect(world.store.all('event').at(-1)?.type).toBe('checkout.session.expired')
})

test('a task whose object has moved on is dropped quietly', () => {
  using made = makeWorld()
  later(made.world, 'open-dispute', 'ch_gone', 0)
  tick(made.world)
  expect(made.world.store.all('local.task')).toEqual([])
})
