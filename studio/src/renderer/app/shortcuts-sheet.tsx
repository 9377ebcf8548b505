import { Button, Dialog } from '@stagedoor/ui'
import { studioWords } from '@stagedoor/words/studio'
import { useState } from 'react'
import type { Shortcut } from './shortcut.ts'
import { useShortcuts } from './use-shortcuts.ts'

/** The button in the title bar, its key, and the list of what the keys do on this screen. */
export function ShortcutsSheet({ shortcuts }: { shortcuts: Shortcut[] }) {
  const [isOpen, setIsOpen] = useState(false)
  const open = (): void => setIsOpen(true)
  const close = (): void => setIsOpen(false)
  useShortcuts({ '?': open })
  const words = studioWords().shortcuts
  const everywhere: Shortcut[] = [
    { keys: ['?'], does: words.list },
    { keys: ['Tab'], does: words.next },
    { keys: ['Esc'], does: words.escape },
  ]
  return (
    <>
      <Button kind="bare" small aria-keyshortcuts="?" onClick={open}>
        {words.title} <kbd className="key">?</kbd>
      </Button>
      <Dialog
        open={isOpen}
        onClose={close}
        title={words.title}
        actions={<Button onClick={close}>{words.close}</Button>}
      >
        {shortcuts.length > 0 && <Keys title={words.here} shortcuts={shortcuts} />}
        <Keys title={words.everywhere} shortcuts={everywhere} />
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
