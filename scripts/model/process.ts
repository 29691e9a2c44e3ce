/** This process and others, as far as what is left lying about must know of them. */

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/**
 * Does something before a signal ends the process, which then ends by that very signal: whoever waits for it learns why. Others may listen too: it ends
 * when the last of them has sent the signal on. It is done before what others do who began to listen earlier, for who only listens once is then still
 * there to keep the process. Gives what calls it off.
 */
export function atSignal(job: () => void): () => void {
  const end = (signal: NodeJS.Signals): void => {
    release();
    job();
    process.kill(process.pid, signal);
  };
  const release = (): void => {
    for (const signal of signals) process.off(signal, end);
  };
  for (const signal of signals) process.prependOnceListener(signal, end);
  return release;
}

/** Whether there is a process of that number, whoever's it is. */
export function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code !== 'ESRCH';
  }
}
