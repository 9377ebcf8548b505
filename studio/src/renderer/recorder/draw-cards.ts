import type { Cards, CardPictures, CardText } from './messages.ts'

/** Draws the cards in the studio's own letters. On the page, because a worker has no fonts. */
export async function drawCards(
  cards: Cards,
  size: { width: number; height: number },
): Promise<CardPictures> {
  await Promise.all([
    document.fonts.load("700 40px 'Familjen Grotesk'"),
    document.fonts.load("500 20px 'Instrument Sans'"),
  ])
  return {
    soon: drawCard(cards.soon, size),
    brb: drawCard(cards.brb, size),
    empty: drawCard(cards.empty, size),
  }
}

function drawCard(
  { title, line }: CardText,
  { width, height }: { width: number; height: number },
): ImageBitmap {
  const canvas = new OffscreenCanvas(width, height)
  const context = canvas.getContext('2d', { alpha: false })
  if (!context) throw new Error('This browser gives no canvas.')
  context.fillStyle = '#1c1815'
  context.fillRect(0, 0, width, height)
  context.textAlign = 'center'
  context.textBaseline = 'middle'
  context.fillStyle = '#f6f1ea'
  context.font = `700 ${height / 13}px 'Familjen Grotesk', system-ui, sans-serif`
  context.letterSpacing = `${-height / 430}px`
  context.fillText(title, width / 2, height * 0.47, width * 0.9)
  context.fillStyle = '#c3bab0'
  context.font = `500 ${height / 32}px 'Instrument Sans', system-ui, sans-serif`
  context.letterSpacing = '0px'
  context.fillText(line, width / 2, height * 0.55, width * 0.9)
  return canvas.transferToImageBitmap()
}
