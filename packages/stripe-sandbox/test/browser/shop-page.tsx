import {
  CheckoutElementsProvider,
  PaymentElement,
  useCheckoutElements,
} from '@stripe/react-stripe-js/checkout'
import { loadStripe } from '@stripe/stripe-js/pure'
import { type FormEvent, StrictMode, useState } from 'react'
import { createRoot } from 'react-dom/client'

/** A page as the viewer site has it: nothing in it knows of the sandbox but the script tag before it. */
const query = new URLSearchParams(location.search)
const clientSecret = query.get('secret') ?? ''
const stripe = loadStripe(query.get('key') ?? '')
const appearance = {
  variables: { colorText: '#1f1b16', borderRadius: '8px', fontFamily: 'sans-serif' },
  rules: { '.Label': { fontWeight: '600' }, '.Input:focus': { borderColor: '#0f6e6e' } },
}

function Checkout() {
  const state = useCheckoutElements()
  const [said, setSaid] = useState('')
  if (state.type === 'loading') return <p>Loading</p>
  if (state.type === 'error') return <p role="alert">{state.error.message}</p>
  const { checkout } = state
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    const result = await checkout.confirm(query.has('redirect') ? {} : { redirect: 'if_required' })
    setSaid(
      JSON.stringify(result.type === 'error' ? result : { type: 'success', status: result.session.status }),
    )
  }
  return (
    <form onSubmit={(event) => void submit(event)}>
      <PaymentElement onReady={() => document.body.setAttribute('data-ready', '')} />
      <button disabled={!checkout.canConfirm}>Pay {checkout.total.total.amount}</button>
      <output>{said}</output>
      <p data-status={checkout.status.type}>{checkout.status.type}</p>
    </form>
  )
}

const root = document.getElementById('root')
if (root === null) throw new Error('The page has no #root')
createRoot(root).render(
  <StrictMode>
    <CheckoutElementsProvider stripe={stripe} options={{ clientSecret, elementsOptions: { appearance } }}>
      <Checkout />
    </CheckoutElementsProvider>
  </StrictMode>,
)
