import type { StripePaymentElement } from '@stripe/stripe-js'
import type { CheckoutState } from './checkout-state.ts'
import type { FrameAnswer, FromFrame, ToFrame } from './messages.ts'

type Handler = (event: object) => void
type Request = Extract<ToFrame, { id: number }>
type WithoutId<T> = T extends object ? Omit<T, 'id'> : never

export interface MountedElement {
  api: StripePaymentElement
  send: (message: ToFrame) => void
  pay: (input: {
    clientSecret: string
    email: string | null
    savePaymentMethod: boolean
  }) => Promise<FrameAnswer>
  validate: () => Promise<FrameAnswer>
}

/**
 * The card form: a frame with an origin of its own (sandboxed without allow-same-origin), which sends the card
 * to the sandbox itself. Page and frame share one MessagePort and nothing else.
 */
export function createPaymentElement(state: CheckoutState): StripePaymentElement {
  const handlers = new Map<string, Set<Handler>>()
  const answers = new Map<number, (answer: FrameAnswer) => void>()
  const frame = makeFrame(state)
  let port: MessagePort | undefined
  let lastId = 0

  const emit = (type: string, event: object = {}) => {
    for (const handler of handlers.get(type) ?? []) handler({ elementType: 'payment', ...event })
  }
  const send = (message: ToFrame) => port?.postMessage(message)
  const ask = (message: WithoutId<Request>) =>
    new Promise<FrameAnswer>((resolve) => {
      lastId += 1
      answers.set(lastId, resolve)
      if (port === undefined) resolve({ type: 'invalid', message: 'The payment form is still loading.' })
      else send({ ...message, id: lastId })
    })
  const connect = () => {
    const channel = new MessageChannel()
    port = channel.port1
    port.onmessage = ({ data }: MessageEvent<FromFrame>) => receive(data)
    // An opaque origin cannot be named; the frame's address and sandbox are ours.
    frame.contentWindow?.postMessage('stripe-sandbox', '*', [channel.port2])
    send({ type: 'fonts', fonts: state.fonts })
    send({ type: 'appearance', appearance: state.appearance })
  }
  const receive = (message: FromFrame) => {
    switch (message.type) {
      case 'height':
        frame.style.height = `${message.height}px`
        return
      case 'answer':
        answers.get(message.id)?.(message.answer)
        answers.delete(message.id)
        return
      case 'change': {
        const { complete, empty } = message
        emit('change', { collapsed: false, complete, empty, value: { type: 'card' } })
        return
      }
      case 'enter':
        frame.closest('form')?.requestSubmit()
        return
      case 'ready':
      case 'focus':
      case 'blur':
      case 'escape':
        emit(message.type)
    }
  }
  frame.addEventListener('load', connect)

  const api = makeApi({
    on: (type, handler) => handlers.set(type, (handlers.get(type) ?? new Set()).add(handler)),
    off: (type, handler) =>
      handler === undefined ? handlers.delete(type) : handlers.get(type)?.delete(handler),
    mount: (target) => {
      const place = typeof target === 'string' ? document.querySelector(target) : target
      place?.append(frame)
      // Handlers are attached after mount(): the first event has to wait for them.
      setTimeout(() => emit('loaderstart'))
    },
    unmount: () => frame.remove(),
    destroy: () => {
      frame.remove()
      port?.close()
      if (state.element?.api === api) state.element = null
    },
    send,
  })
  state.element = {
    api,
    send,
    pay: (input) => ask({ type: 'pay', ...input }),
    validate: () => ask({ type: 'validate' }),
  }
  return api
}

function makeFrame({ appearance, base }: CheckoutState): HTMLIFrameElement {
  const frame = document.createElement('iframe')
  frame.src = `${base}/_local/card`
  frame.title = 'Card'
  frame.setAttribute('sandbox', 'allow-scripts allow-forms')
  const { style } = frame
  style.display = 'block'
  style.border = '0'
  // The frame has room for focus rings around its fields; these are to line up with the page's own.
  style.margin = '-3px'
  style.width = 'calc(100% + 6px)'
  style.height = '250px'
  // A frame is see-through only where its colour scheme is the one of its document.
  style.colorScheme = appearance.theme === 'night' ? 'dark' : 'light'
  return frame
}

interface Parts {
  on: (type: string, handler: Handler) => unknown
  off: (type: string, handler?: Handler) => unknown
  mount: (target: string | HTMLElement) => void
  unmount: () => void
  destroy: () => void
  send: (message: ToFrame) => void
}

function makeApi({ destroy, mount, off, on, send, unmount }: Parts): StripePaymentElement {
  const api = {
    on: (type: string, handler: Handler) => chain(on(type, handler)),
    once: (type: string, handler: Handler) => {
      const wrapped: Handler = (event) => {
        off(type, wrapped)
        handler(event)
      }
      return chain(on(type, wrapped))
    },
    off: (type: string, handler?: Handler) => chain(off(type, handler)),
    mount,
    unmount,
    destroy,
    blur: () => undefined,
    focus: () => send({ type: 'focus' }),
    clear: () => send({ type: 'clear' }),
    update: () => chain(undefined),
    collapse: () => chain(undefined),
  }
  const chain = (_done: unknown): StripePaymentElement => api as StripePaymentElement
  return api as StripePaymentElement
}
