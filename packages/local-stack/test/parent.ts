import { startChild } from '../src/child.ts'

// Starts a child that has a child of its own, tells their numbers, and waits to be killed.
const child = await startChild({
  name: 'family',
  command: 'sh',
  args: ['-c', 'sleep 300 & echo "grandchild $!"; wait'],
  stopSignal: process.argv[2] === 'INT' ? 'SIGINT' : 'SIGTERM',
})
console.log(`child ${child.pid}`)
await child.exited
