import type { Page } from 'playwright'
import { drawDusk } from '../draw-dusk.ts'
import { studioScreen } from './open-studio.ts'
import type { Scene, Screen } from './scene.ts'

/** The settings of a Space, with the guard of its colour. */
export function studioSpaceScreens({ demo, show, long, sql }: Scene): Screen[] {
  const space = `${demo.slug}/space`
  const setStatus = (status: string) => () =>
    sql('update space set status = $1 where id = $2', [status, show.spaceId])
  const published = setStatus('published')
  return [
    studioScreen('space', space),
    studioScreen('space, a colour hard to read', space, { prepare: choose('#ffd400') }),
    studioScreen('space, no colour', space, { prepare: choose('#ffd') }),
    studioScreen('space, an Experience edited', space, { prepare: editExperience }),
    studioScreen('space, a cover refused', space, { prepare: chooseFilm }),
    studioScreen('space, a cover of its own', `${show.slug}/space`, {
      as: 'host',
      prepare: choosePicture,
      after: () => show.creator.api('DELETE /spaces/:spaceId/cover', { spaceId: show.spaceId }),
    }),
    studioScreen('space, the cover taken away', `${show.slug}/space`, {
      as: 'host',
      prepare: async (page) => {
        await choosePicture(page)
        await page.getByRole('button', { name: 'Remove' }).click()
        await page.getByRole('button', { name: 'Put it back' }).waitFor()
      },
    }),
    studioScreen('space, refused', space, { prepare: saveWithoutName }),
    studioScreen('space, a draft', `${show.slug}/space`, {
      as: 'host',
      before: setStatus('draft'),
      after: published,
    }),
    studioScreen('space, suspended', `${show.slug}/space`, {
      as: 'host',
      before: setStatus('suspended'),
      after: published,
    }),
    studioScreen('space, long names', `${long.slug}/space`, { as: 'author' }),
  ]
}

function choose(colour: string) {
  return async (page: Page) => {
    await page.getByRole('textbox', { name: 'Your colour' }).fill(colour)
    await page.getByRole('button', { name: 'Save colour' }).scrollIntoViewIfNeeded()
  }
}

async function editExperience(page: Page): Promise<void> {
  await page
    .getByRole('button', { name: /^Edit / })
    .first()
    .click()
  await page.getByRole('button', { name: 'Leave it' }).waitFor()
}

async function chooseFilm(page: Page): Promise<void> {
  const film = { name: 'film.gif', mimeType: 'image/gif', buffer: Buffer.from('GIF89a') }
  await page.locator('input[type=file]').setInputFiles(film)
  await page.getByText('This is no JPEG').waitFor()
}

async function choosePicture(page: Page): Promise<void> {
  const picture = { name: 'dusk.png', mimeType: 'image/png', buffer: drawDusk() }
  await page.locator('input[type=file]').setInputFiles(picture)
  await page.getByText('The new cover is up').waitFor()
  await page.locator('.cover img').waitFor()
}

async function saveWithoutName(page: Page): Promise<void> {
  await page.getByRole('textbox', { name: 'Name', exact: true }).fill('')
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await page.locator('.err').first().waitFor()
}
