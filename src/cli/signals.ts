/** Signals that end a command: in order while it can be interrupted, at once while it computes without a pause. */

/** Signals, and the exit status that a shell gives a program ended by each. */
const SIGNALS = [
  ["SIGINT", 130],
  ["SIGTERM", 143],
  ["SIGHUP", 129],
] as const;
/** Time in which a command may end by itself after a signal; then it is ended. */
const MAX_ENDING_MS = 800;

let listeners: [name: (typeof SIGNALS)[number][0], listener: () => void][] = [];

/** Begins to answer signals. @param told receives the exit status that belongs to the signal. @returns what aborts at one */
export function interruption(told: (status: number) => void): AbortSignal {
  const interrupt = new AbortController();
  for (const [name, status] of SIGNALS) {
    const listener = (): void => {
      if (interrupt.signal.aborted) process.exit(status);
      told(status);
      interrupt.abort();
      if (!isPatient) setTimeout(() => process.exit(status), MAX_ENDING_MS).unref();
    };
    listeners.push([name, listener]);
    process.on(name, listener);
  }
  return interrupt.signal;
}

/** From now on a signal ends the process by itself: this thread computes for seconds and could not answer one. */
export function endAtOnce(): void {
  for (const [name, listener] of listeners) process.off(name, listener);
  listeners = [];
}

let isPatient = false;

/** From now on the command ends by itself after the first signal, however long the step at hand takes; the second ends it at once. */
export function endAfterStep(): void {
  isPatient = true;
}
