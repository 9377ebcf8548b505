import { Button } from '@stagedoor/ui'
import { studioWords } from '@stagedoor/words/studio'
import { Entrance } from './entrance.tsx'

/** Without its settings the studio knows no server, and so nobody to ask. */
export function StartFailed() {
  const words = studioWords().startFailed
  return (
    <Entrance>
      <div className="empty" role="alert">
        <h1>{words.title}</h1>
        <p>{words.body}</p>
        <div className="acts">
          <Button kind="loud" className="big" onClick={() => location.reload()}>
            {words.again}
          </Button>
        </div>
      </div>
    </Entrance>
  )
}
