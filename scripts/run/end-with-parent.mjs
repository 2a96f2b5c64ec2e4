// Loaded into what run.mjs starts: ends it in order when run.mjs is gone, killed without a chance to pass on a
// signal. Programs that it starts in turn load this too, and are left alone: their parent is another one.
if (process.channel && process.env.TIMBRE_RUNNER_PID === String(process.ppid)) {
  process.on('disconnect', () => process.kill(process.pid, 'SIGTERM'));
  process.channel.unref();
}
