import { createInterface } from 'node:readline'
import { setTimeout as sleep } from 'node:timers/promises'
import { signalGroup } from './signal-group.ts'

// Reads `+ pid signal` and `- pid` lines. When the input ends, its parent is gone: whatever is still on the list
// gets its signal at once and SIGKILL two seconds later, with its whole process group.
const guarded = new Map<number, NodeJS.Signals>()

for await (const line of createInterface({ input: process.stdin })) {
  const [sign, pid, signal] = line.split(' ')
  if (sign === '+') guarded.set(Number(pid), signal as NodeJS.Signals)
  else guarded.delete(Number(pid))
}

if (guarded.size > 0) {
  for (const [pid, signal] of guarded) signalGroup(pid, signal)
  await sleep(2000)
  for (const pid of guarded.keys()) signalGroup(pid, 'SIGKILL')
}
