const styles = `
  dialog { border: 0; border-radius: 14px; padding: 1.5rem; width: min(24rem, calc(100vw - 2rem)); box-sizing: border-box;
    font: 400 1rem/1.5 ui-sans-serif, system-ui, sans-serif; color: #1f1b16; background: #fff; color-scheme: light;
    box-shadow: 0 12px 48px rgb(31 27 22 / 0.28); }
  dialog::backdrop { background: rgb(31 27 22 / 0.5); }
  h2 { margin: 0 0 0.5rem; font-size: 1.25rem; line-height: 1.2; }
  p { margin: 0 0 1rem; }
  div { display: grid; grid-template-columns: 1fr 1fr; gap: 0.75rem; }
  button { min-height: 44px; border-radius: 8px; border: 1px solid #857e77; background: #fff; color: inherit;
    font: inherit; font-weight: 600; cursor: pointer; }
  button.yes { background: #1f1b16; border-color: #1f1b16; color: #fff; }
  button:focus-visible { outline: 3px solid #3d6bd6; outline-offset: 2px; }
`

/** The buyer's bank, as a question with two answers. Closing it is a no. */
export function askForBank(amount: string): Promise<boolean> {
  const host = document.createElement('div')
  const shadow = host.attachShadow({ mode: 'open' })
  // A constructed sheet works under a page's `style-src 'self'`; a <style> element would not.
  const sheet = new CSSStyleSheet()
  sheet.replaceSync(styles)
  shadow.adoptedStyleSheets = [sheet]
  const dialog = element('dialog', '')
  dialog.setAttribute('aria-labelledby', 'bank')
  const title = element('h2', 'Your bank asks')
  title.id = 'bank'
  const complete = element('button', 'Complete')
  complete.className = 'yes'
  const fail = element('button', 'Fail')
  const buttons = element('div', '')
  buttons.append(complete, fail)
  dialog.append(
    title,
    element('p', `Is this payment of ${amount} yours? This is a test: no bank is called.`),
    buttons,
  )
  shadow.append(dialog)
  document.body.append(host)
  dialog.showModal()
  return new Promise((resolve) => {
    const answer = (passed: boolean) => {
      host.remove()
      resolve(passed)
    }
    complete.addEventListener('click', () => answer(true))
    fail.addEventListener('click', () => answer(false))
    dialog.addEventListener('cancel', () => answer(false))
  })
}

function element<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  text: string,
): HTMLElementTagNameMap[Tag] {
  const node = document.createElement(tag)
  node.textContent = text
  return node
}
