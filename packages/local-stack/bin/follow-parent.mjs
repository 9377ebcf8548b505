// Loaded into the program that the bootstrap hands over to. The channel closes when the bootstrap is gone, however
// that came about; a program that has something to end in order is asked as by a signal, all others just end.
if (process.channel) {
  process.on('disconnect', () => process.kill(process.pid, 'SIGTERM'))
  // Listening must not keep a finished program alive.
  process.channel.unref()
}
