// Local times, a copy button, and a list that refreshes itself when mail arrives.
function dress() {
  for (const time of document.querySelectorAll('time')) {
    time.textContent = new Date(time.dateTime).toLocaleTimeString()
  }
}

document.addEventListener('click', async (event) => {
  const button = event.target.closest('[data-copy]')
  if (!button) return
  await navigator.clipboard.writeText(button.dataset.copy)
  button.textContent = 'Copied'
})

if (location.pathname === '/') {
  new EventSource('/events').addEventListener('message', async () => {
    const response = await fetch('/')
    const fresh = new DOMParser().parseFromString(await response.text(), 'text/html')
    document.querySelector('main').replaceWith(fresh.querySelector('main'))
    dress()
  })
}
dress()
