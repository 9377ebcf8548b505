import '@stagedoor/ui/css/all.css'
import { matchLocale } from '@stagedoor/words/locale'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { App } from './app/app.tsx'
import '@stagedoor/ui/css/dense.css'
import './app/parts.css'
import { StartFailed } from './app/start-failed.tsx'
import { StudioProvider } from './app/studio-context.tsx'
import { createStudio } from './app/studio.ts'
import './app/window.css'
import { findBridge } from './bridge/find-bridge.ts'

// The studio is written for the person at this computer, not for a server's idea of them.
document.documentElement.lang = matchLocale(navigator.languages)
const root = document.getElementById('root')
if (!root) throw new Error('index.html has no #root.')
void start(root)

async function start(element: HTMLElement): Promise<void> {
  try {
    const bridge = await findBridge()
    document.body.dataset['platform'] = bridge.config.platform
    // A page that starts is not on air: what a crash left is found and offered on the first screen.
    await bridge.setLive({ isLive: false, isSharingScreen: false })
    createRoot(element).render(
      <StrictMode>
        <StudioProvider studio={createStudio(bridge)}>
          <App />
        </StudioProvider>
      </StrictMode>,
    )
  } catch {
    createRoot(element).render(<StartFailed />)
  }
}
