import type { Page } from 'playwright'
import { paths } from '../paths.ts'
import { payByCard } from '../pay.ts'
import { takePass } from '../show.ts'
import { until } from '../until.ts'
import { askForCode } from './checkout.ts'
import { siteScreen as page, type Scene, type Screen } from './scene.ts'

/** What people have: the page after paying, their passes, their account. */
export function libraryScreens({ stack, show, many, purchaseId, people, sql }: Scene): Screen[] {
  const { viewer, newcomer, fan, friend, keeper } = people
  const done = (id: string) => `/checkout/${id}/done`
  let openId = ''
  const hold = async () => {
    openId = (await newcomer.api('POST /purchases', { passId: show.passId })).id
  }
  const open = (name: string, more: Partial<Screen>) =>
    page(name, 'newcomer', paths.library, { before: hold, address: () => done(openId), ...more })
  const grant = (state: string, userId = viewer.userId) =>
    sql(`update "grant" set ${state} where user_id = $1`, [userId])
  const asBefore = () => grant(`status = 'active', access_until = now() + interval '30 days'`)
  let comingId = ''

  return [
    page('sign in', 'stranger', paths.signIn),
    page('sign in, no e-mail', 'stranger', paths.signIn, { prepare: typeNoAddress }),
    page('sign in, code', 'stranger', paths.signIn, { prepare: askForCode }),
    page('sign in, wrong code', 'stranger', paths.signIn, { prepare: typeWrongCode }),

    page('done', 'fan', done(purchaseId)),
    page('done, with a stream', 'viewer', paths.library, {
      before: async () => {
        const [held] = (await viewer.api('GET /library', {})).items
        openId = held?.purchaseId ?? ''
      },
      address: () => done(openId),
    }),
    open('done, being paid', {}),
    open('done, a slow bank', {
      prepare: (tab) => tab.locator('[data-slow]').evaluate((line) => line.removeAttribute('hidden')),
    }),
    open('done, not paid', {
      before: async () => {
        await hold()
        await newcomer.api('POST /purchases/:purchaseId/cancel', { purchaseId: openId })
      },
    }),

    page('library', 'viewer', paths.library),
    page('library, account menu', 'viewer', paths.library, {
      prepare: (tab) => tab.getByRole('button', { name: /^Account/ }).click(),
    }),
    page('library, live now', 'viewer', paths.library, {
      before: async () => {
        const [held] = (await viewer.api('GET /library', {})).items
        comingId = held?.streams.find(({ status }) => status === 'scheduled')?.id ?? ''
        await sql(`update stream set status = 'live', started_at = now() where id = $1`, [comingId])
      },
      after: () => sql(`update stream set status = 'scheduled', started_at = null where id = $1`, [comingId]),
    }),
    page('library, expiring', 'viewer', paths.library, {
      before: () => grant(`access_until = now() + interval '70 hours'`),
      after: asBefore,
    }),
    page('library, payment problem', 'viewer', paths.library, {
      before: () => grant(`status = 'grace', access_until = now() + interval '5 days'`),
      after: asBefore,
    }),
    page('library, empty', 'newcomer', paths.library),
    page('library, a numbered seat', 'fan', paths.library),
    page('library, long names', 'friend', paths.library),
    page('library, past passes', 'fan', paths.library, {
      before: () => grant(`status = 'revoked'`, fan.userId),
      prepare: (tab) => tab.locator('details.fold > summary').click(),
      after: () => grant(`status = 'active'`, fan.userId),
    }),
    page('library, fifty passes', 'keeper', paths.library, {
      before: async () => {
        const { items } = await keeper.api('GET /spaces/:spaceId/passes', { spaceId: many.spaceId })
        for (const pass of items.filter(({ status }) => status === 'on_sale').slice(0, 50)) {
          await sql('delete from rate_limit')
          await takePass(keeper, pass.id)
        }
      },
    }),
    page('done, disputed', 'friend', paths.library, {
      before: async () => {
        const { id, clientSecret } = await friend.api('POST /purchases', { passId: show.passId })
        await payByCard(stack.addresses.stripe, {
          clientSecret: clientSecret ?? '',
          number: '4000000000000259',
        })
        await until('the bank’s dispute', async () => {
          const { status } = await friend.api('POST /purchases/:purchaseId/sync', { purchaseId: id })
          return status === 'disputed' || undefined
        })
        openId = id
      },
      address: () => done(openId),
    }),

    page('account', 'viewer', '/account'),
    page('account, saved', 'viewer', '/account?saved'),
    page('account, no name', 'viewer', '/account', {
      prepare: async (tab) => {
        await tab.getByRole('textbox', { name: 'Name' }).fill('   ')
        await tab.getByRole('button', { name: 'Save' }).click()
        await tab.getByRole('alert').waitFor()
      },
    }),
  ]
}

async function typeNoAddress(page: Page): Promise<void> {
  // What the browser lets through and we do not.
  await page.getByRole('textbox', { name: 'E-mail' }).fill('ada@example')
  await page.getByRole('button', { name: 'Send me a code' }).click()
  await page.getByRole('alert').waitFor()
}

async function typeWrongCode(page: Page): Promise<void> {
  await askForCode(page)
  await page.getByRole('textbox', { name: 'Six digits' }).fill('000000')
  await page.getByRole('button', { name: 'Sign in' }).click()
  await page.getByRole('alert').waitFor()
}
