import { useEffect } from 'react'

/** Less than any keyboard, more than what a browser's own bars take. */
const keyboardPx = 120

/**
 * A phone's keyboard covers the page and shrinks only what is seen of it. While it is open the seat takes what is
 * left, so that the composer stands above the keys and the picture above the chat.
 */
export function useSeatHeight(): void {
  useEffect(() => {
    const seen = window.visualViewport
    if (!seen) return
    const { body } = document
    const fit = () => {
      // Two fingers that look closer shrink it too.
      const isTyping = seen.scale < 1.05 && window.innerHeight - seen.height > keyboardPx
      body.classList.toggle('typing', isTyping)
      if (isTyping) {
        body.style.setProperty('--seat', `${seen.height}px`)
        window.scrollTo(0, 0)
      } else body.style.removeProperty('--seat')
    }
    fit()
    seen.addEventListener('resize', fit)
    return () => seen.removeEventListener('resize', fit)
  }, [])
}
