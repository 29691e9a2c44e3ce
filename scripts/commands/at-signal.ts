/** Something that must be done before a signal ends the process, which then ends by that very signal: whoever waits for it learns why. */

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** Others may listen too: the process ends when the last of them has sent the signal on. Gives what calls it off. */
export function atSignal(job: () => void): () => void {
  const end = (signal: NodeJS.Signals): void => {
    release();
    job();
    process.kill(process.pid, signal);
  };
  const release = (): void => {
    for (const signal of signals) process.off(signal, end);
  };
  for (const signal of signals) process.once(signal, end);
  return release;
}
