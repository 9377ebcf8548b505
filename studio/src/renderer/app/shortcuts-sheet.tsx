import { Button, Dialog } from '@stagedoor/ui'
import { useState } from 'react'
import type { Shortcut } from './shortcut.ts'
import { useShortcuts } from './use-shortcuts.ts'

const everywhere: Shortcut[] = [
  { keys: ['?'], does: 'Show this list' },
  { keys: ['Tab'], does: 'To the next control' },
  { keys: ['Esc'], does: 'Close a menu or a question; nothing changes' },
]

/** The button in the title bar, its key, and the list of what the keys do on this screen. */
export function ShortcutsSheet({ shortcuts }: { shortcuts: Shortcut[] }) {
  const [isOpen, setIsOpen] = useState(false)
  const open = (): void => setIsOpen(true)
  const close = (): void => setIsOpen(false)
  useShortcuts({ '?': open })
  return (
    <>
      <Button kind="bare" small aria-keyshortcuts="?" onClick={open}>
        Shortcuts <kbd className="key">?</kbd>
      </Button>
      <Dialog
        open={isOpen}
        onClose={close}
        title="Shortcuts"
        actions={<Button onClick={close}>Close</Button>}
      >
        {shortcuts.length > 0 && <Keys title="On this screen" shortcuts={shortcuts} />}
        <Keys title="Everywhere" shortcuts={everywhere} />
      </Dialog>
    </>
  )
}

function Keys({ title, shortcuts }: { title: string; shortcuts: Shortcut[] }) {
  return (
    <section className="keys">
      <h3>{title}</h3>
      <dl>
        {shortcuts.map(({ keys, does }) => (
          <div key={does}>
            <dt>
              {keys.map((key) => (
                <kbd key={key} className="key">
                  {key}
                </kbd>
              ))}
            </dt>
            <dd>{does}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}
