const { isMainThread } = require('node:worker_threads');

/**
 * Loaded into the services that the launcher starts. Their standard input is a pipe from the launcher; when it
 * closes, the launcher is gone, be it by kill -9, and the service ends as if asked to, or by force after ten seconds.
 * Worker threads load this file as well, but have no input of their own.
 */
if (isMainThread) {
  process.stdin.on('end', () => {
    setTimeout(() => process.exit(1), 10_000).unref();
    process.kill(process.pid, 'SIGTERM');
  });
  process.stdin.resume();
  process.stdin.unref();
}
