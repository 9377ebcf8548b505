import { codeAfter } from './src/inbox.ts'
import { keyboardOf } from './src/keyboard.ts'
import { paths } from './src/paths.ts'
import { signUp, uniqueName } from './src/people.ts'
import { say, takePass } from './src/show.ts'
import { expect, test } from './src/stack-test.ts'
import { studioAddress } from './src/studio.ts'

test('a creator opens a Space, plays and ends a stream by keyboard alone', async ({ stack, page }) => {
  test.setTimeout(180_000)
  const { addresses } = stack
  const keyboard = keyboardOf(page)
  const slug = uniqueName('keys')
  const field = (name: string) => page.getByRole('textbox', { name, exact: true })
  const fill = async (name: string, text: string) => {
    await keyboard.tabTo(field(name))
    await keyboard.press('ControlOrMeta+a')
    await keyboard.type(text)
  }
  const pressButton = async (name: string | RegExp) => {
    await keyboard.tabTo(page.getByRole('button', { name }))
    await keyboard.press('Enter')
  }

  await test.step('sign in', async () => {
    const email = `${uniqueName('keys')}@example.test`
    await page.goto(`${studioAddress(stack)}/?source=canvas`)
    await fill('E-mail', email)
    const code = await codeAfter(addresses.mail, email, () => keyboard.press('Enter'))
    await expect(field('Six digits')).toBeFocused()
    await keyboard.type(code)
    await expect(field('Six digits')).toBeHidden()
  })

  await test.step('the first Space and its pass', async () => {
    const goOn = () => pressButton('Continue')
    await fill('Username', slug.replaceAll('-', '_'))
    await goOn()
    await expect(page.getByRole('heading', { name: 'Who is on stage?' })).toBeVisible()
    await fill('Name', 'Maren Okafor')
    await goOn()
    await expect(page.getByRole('heading', { name: 'Name your Space' })).toBeVisible()
    await fill('Name', 'Low Tide Sessions')
    await fill('Address', slug)
    await goOn()
    await expect(page.getByRole('heading', { name: 'Choose your colour' })).toBeVisible()
    await goOn()
    await fill('What it opens', 'Night Sessions')
    await fill('Name of the pass', 'Front seat')
    await keyboard.choose(page.getByRole('radio', { name: /^Free/ }))
    await pressButton('Open your Space')
    await expect(page.getByRole('link', { name: 'Schedule a stream' })).toBeVisible()
  })

  await test.step('schedule a stream', async () => {
    await keyboard.tabTo(page.getByRole('link', { name: 'Schedule a stream' }))
    await keyboard.press('Enter')
    await fill('Title', 'Night Session 14')
    await pressButton('Schedule it')
    await expect(page.getByRole('heading', { name: 'Night Session 14' })).toBeVisible()
  })

  await test.step('a pass left half written is found again', async () => {
    const goTo = async (name: string) => {
      await keyboard.tabTo(page.getByRole('link', { name, exact: true }))
      await keyboard.press('Enter')
    }
    await goTo('Passes')
    await goTo('New pass')
    await fill('Name', 'Back row')
    await goTo('Streams')
    await expect(page.getByRole('heading', { name: 'Night Session 14' })).toBeVisible()
    await goTo('Passes')
    await goTo('New pass')
    await expect(field('Name')).toHaveValue('Back row')
    await pressButton('Discard')
    await expect(field('Name')).toHaveValue('')
    await goTo('Streams')
  })

  await test.step('from the preflight to on air', async () => {
    await keyboard.tabTo(page.getByRole('link', { name: 'Open stage' }))
    await keyboard.press('Enter')
    await pressButton(/^Go live/)
    await expect(page.getByRole('timer', { name: 'On air since' })).toBeVisible({ timeout: 20_000 })
  })

  await test.step('another layout, by the arrows and by its key', async () => {
    await keyboard.choose(page.getByRole('radio', { name: 'Side by side' }))
    await keyboard.press('1')
    await expect(page.getByRole('radio', { name: 'Camera', exact: true })).toBeChecked()
  })

  await test.step('a message is deleted', async () => {
    const guest = await signUp(addresses, 'guest')
    const shown = await guest.api('GET /public/spaces/:slug', { slug })
    const [pass] = shown.kind === 'space' ? shown.passes : []
    const streamId = page.url().split('/').at(-1) ?? ''
    if (!pass) throw new Error('The new Space has its first pass')
    await takePass(guest, pass.id)
    await say(guest, streamId, 'Buy my watches')
    await expect(page.getByRole('log').getByText('Buy my watches')).toBeVisible()
    await pressButton('Delete message')
    await expect(page.getByRole('log').getByText('Buy my watches')).toBeHidden()
  })

  await test.step('end', async () => {
    await pressButton('End stream')
    await expect(page.getByRole('button', { name: /^Stay on air/ })).toBeFocused()
    await keyboard.tabTo(page.getByRole('button', { name: 'End for everyone' }), { back: true })
    await keyboard.press('Enter')
    await expect(page.getByText('The replay is ready')).toBeVisible({ timeout: 60_000 })
  })
  await page.goto(addresses.site + paths.space(slug))
  await expect(page.getByRole('heading', { level: 1, name: 'Low Tide Sessions' })).toBeVisible()
})
