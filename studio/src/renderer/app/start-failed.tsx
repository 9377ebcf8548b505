import { Button } from '@stagedoor/ui'
import { Entrance } from './entrance.tsx'

/** Without its settings the studio knows no server, and so nobody to ask. */
export function StartFailed() {
  return (
    <Entrance>
      <div className="empty" role="alert">
        <h1>The studio could not start</h1>
        <p>
          Its settings (config.json) could not be read. What was recorded on this computer is still here.
          Start it again; if that does not help, install it anew.
        </p>
        <div className="acts">
          <Button kind="loud" className="big" onClick={() => location.reload()}>
            Start again
          </Button>
        </div>
      </div>
    </Entrance>
  )
}
