/** One way to stop: the first interrupt asks everybody to end and clean up, the second ends at once. */

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
  /** Gives the signals back their own meaning. */
  readonly stop: () => void;
}

/** Turns SIGINT, SIGTERM and SIGHUP into an abort of `signal`. */
export function watchInterrupts(): Interrupts {
  const controller = new AbortController();
  let first = 0;
  const onSignal = (): void => {
    if (first === 0) {
      first = performance.now();
      controller.abort();
      setTimeout(() => process.exit(exitCodes.interrupted), grace).unref();
    } else if (performance.now() - first > echo) process.exit(exitCodes.interrupted);
  };
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
  for (const name of signals) process.on(name, onSignal);
  return {
    signal: controller.signal,
    stop() {
      for (const name of signals) process.off(name, onSignal);
    },
  };
}
