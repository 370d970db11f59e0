/** A thread that answers one question after another. It begins when it is first wanted, and anew after it has failed. */
import type { Worker } from 'node:worker_threads';

export interface AskedThread<Question, Answer> {
  /** Begins it while there is something else to do. */
  readonly warmUp: () => void;
  /** @throws Error when the thread ends before it has answered */
  readonly ask: (question: Question) => Promise<Answer>;
}

interface Waiting<Answer> {
  readonly resolve: (answer: Answer) => void;
  readonly reject: (error: Error) => void;
}

interface Running<Question, Answer> {
  readonly ask: (question: Question, asker: Waiting<Answer>) => void;
}

/** @param start the thread must answer every question, in turn */
export function askedThread<Question, Answer>(start: () => Worker): AskedThread<Question, Answer> {
  let running: Running<Question, Answer> | undefined;
  const begin = (): Running<Question, Answer> => {
    const worker = start();
    const waiting: Waiting<Answer>[] = [];
    const begun: Running<Question, Answer> = {
      ask(question, asker) {
        waiting.push(asker);
        worker.ref();
        worker.postMessage(question);
      },
    };
    // Whoever asks after that is answered by another.
    const fail = (error: Error): void => {
      if (running === begun) running = undefined;
      for (const { reject } of waiting.splice(0)) reject(error);
    };
    worker.on('error', fail).on('exit', () => fail(new Error('a thread has ended before it answered')));
    worker.on('message', (answer: Answer) => {
      const asker = waiting.shift()!;
      // Without work it does not keep the program alive.
      if (waiting.length === 0) worker.unref();
      asker.resolve(answer);
    });
    worker.unref();
    return begun;
  };
  return {
    warmUp() {
      running ??= begin();
    },
    ask(question) {
      running ??= begin();
      const { ask } = running;
      return new Promise((resolve, reject) => ask(question, { resolve, reject }));
    },
  };
}
