/** Work that must not overlap: each piece begins when the last has ended, however it ended. */
export type InTurn = <Result>(work: () => Promise<Result>) => Promise<Result>;

export function makeTurns(): InTurn {
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    const next = last.then(work, work);
    last = next.catch(() => undefined);
    return next;
  };
}
