import { openLighthouse } from './src/lighthouse.ts'
import { paths } from './src/paths.ts'
import { makeShow, paidPass, scheduleStream } from './src/show.ts'
import { expect, test } from './src/stack-test.ts'

test('Lighthouse finds nothing to mend on a public page of any kind', async ({ stack }) => {
  test.setTimeout(180_000)
  const show = await makeShow(stack.addresses, { ...paidPass, capacity: 20 })
  await scheduleStream(show)
  const pages = {
    home: paths.home,
    Space: paths.space(show.slug),
    pass: paths.pass(show.slug, show.passSlug),
    profile: paths.profile(show.username),
  }
  await using lighthouse = await openLighthouse()
  for (const [name, path] of Object.entries(pages)) {
    await test.step(name, async () => {
      const { scores, faults } = await lighthouse.audit(stack.addresses.site + path)
      expect.soft(faults, `what Lighthouse finds on ${name}`).toEqual([])
      expect
        .soft(scores, `scores of ${name}`)
        .toEqual({ accessibility: 100, 'best-practices': 100, seo: 100 })
    })
  }
})
