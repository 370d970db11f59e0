/**
 * One way to stop: the first interrupt asks everybody to end and clean up, the second ends at once. What is to end its
 * work in its own time at the first takes the second as the first.
 */

/** Exit codes, the whole list. */
export const exitCodes = {
  clean: 0,
  /** Errors in content, layout or checks. */
  errors: 1,
  /** A command line that cannot be understood. */
  usage: 2,
  /** The comparison found differences. */
  differences: 3,
  missingTool: 4,
  ourFault: 70,
  interrupted: 130,
} as const;

/** How long everybody has to clean up after the first interrupt, ms. */
const grace = 8_000;
/** One Ctrl-C can come twice: from the terminal, and passed on by the process that started us. ms. */
const echo = 400;

export interface Interrupts {
  readonly signal: AbortSignal;
  /** Of the interrupt that leaves no more time; the same as `signal` unless there is patience. */
  readonly urgent: AbortSignal;
  /** Gives the signals back their own meaning. */
  readonly stop: () => void;
}

/**
 * Turns SIGINT, SIGTERM and SIGHUP into an abort of `signal`.
 * @param patient the first one gives `signal` and all the time that is wanted, the second `urgent`
 */
export function watchInterrupts(patient = false): Interrupts {
  const asked = new AbortController();
  const urged = patient ? new AbortController() : asked;
  let last = Number.NEGATIVE_INFINITY;
  const onSignal = (): void => {
    const now = performance.now();
    if (now - last <= echo) return;
    last = now;
    if (urged.signal.aborted) process.exit(exitCodes.interrupted);
    const first = patient && !asked.signal.aborted;
    asked.abort();
    if (first) return;
    urged.abort();
    setTimeout(() => process.exit(exitCodes.interrupted), grace).unref();
  };
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
  for (const name of signals) process.on(name, onSignal);
  return {
    signal: asked.signal,
    urgent: urged.signal,
    stop() {
      for (const name of signals) process.off(name, onSignal);
    },
  };
}
