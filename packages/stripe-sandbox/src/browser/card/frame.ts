import type { FrameAnswer, FromFrame, ToFrame } from '../messages.ts'
import { applyAppearance, applyFonts } from './appearance.ts'
import { CardForm } from './form.ts'
import { payWithCard } from './pay.ts'

/** Runs inside the card frame. The first message brings the port to the page; later ones are ignored. */
const form = new CardForm()

const start = (event: MessageEvent) => {
  const [port] = event.ports
  if (event.source !== window.parent || port === undefined) return
  window.removeEventListener('message', start)
  connect(port)
}
window.addEventListener('message', start)

function connect(port: MessagePort) {
  const tell = (message: FromFrame) => port.postMessage(message)
  port.onmessage = ({ data }: MessageEvent<ToFrame>) => {
    switch (data.type) {
      case 'appearance':
        return applyAppearance(data.appearance)
      case 'fonts':
        return applyFonts(data.fonts)
      case 'focus':
        return form.focus()
      case 'clear':
        return form.clear()
      case 'validate':
        return tell({ type: 'answer', id: data.id, answer: form.check() })
      case 'pay':
        return void payWithCard(form, data).then((answer: FrameAnswer) =>
          tell({ type: 'answer', id: data.id, answer }),
        )
    }
  }
  form.onEvent = tell
  const measure = () =>
    tell({ type: 'height', height: Math.ceil(document.body.getBoundingClientRect().height) })
  new ResizeObserver(measure).observe(document.body)
  measure()
  tell({ type: 'ready' })
}
