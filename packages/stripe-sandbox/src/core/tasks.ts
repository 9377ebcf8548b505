import { newId } from './ids.ts'
import type { Task } from './objects.ts'
import type { World } from './world.ts'

/** Something that happens by itself a little later, even after a restart. */
export function later(world: World, what: Task['what'], subject: string, seconds: number) {
  world.store.put<Task>({
    id: newId('task'),
    object: 'local.task',
    what,
    subject,
    at: world.clock.now() + seconds,
  })
}

/** The tasks whose time has come, each given out once. */
export function takeDueTasks(world: World): Task[] {
  const due = world.store.all('local.task').filter(({ at }) => at <= world.clock.now())
  for (const { id } of due) world.store.drop(id)
  return due
}
