/** Acts on their way to the server: in order, one at a time, tried again until the server has answered. */
import type { Act, ActAnswer } from '../protocol.ts';
import { routes } from '../routes.ts';
import type { Session } from './session.ts';

export interface Sender {
  act(act: Act, group: string): Promise<ActAnswer>;
}

export interface SenderOptions {
  /** How many acts have not been answered. */
  onWaiting(count: number): void;
  onAnswer(answer: ActAnswer): void;
}

const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));
const longestPause = 4_000;

export function openSender(session: Session, { onWaiting, onAnswer }: SenderOptions): Sender {
  let last: Promise<unknown> = Promise.resolve();
  let waiting = 0;
  // Goes on from the reload before: the server knows each act by its number, and does none twice.
  let sequence = Number(sessionStorage.getItem('dayang-sequence') ?? 0);

  const send = async (act: Act, group: string): Promise<ActAnswer> => {
    sequence += 1;
    sessionStorage.setItem('dayang-sequence', String(sequence));
    const request = { client: session.client, sequence, group, act };
    for (let wait = 100; ; wait = Math.min(longestPause, wait * 2)) {
      const answer = await session.send(routes.act, request).catch(() => undefined);
      if (answer?.ok) return (await answer.json()) as ActAnswer;
      // Refused for what it is: asking again would not help. Otherwise the server is away, and comes back.
      if (answer && answer.status < 500) return { ok: false, changes: [], findings: [], history: {} };
      await pause(wait);
    }
  };

  return {
    act(act, group) {
      waiting += 1;
      onWaiting(waiting);
      const answered = last.then(() => send(act, group));
      last = answered.catch(() => undefined);
      return answered
        .then((answer) => {
          onAnswer(answer);
          return answer;
        })
        .finally(() => {
          waiting -= 1;
          onWaiting(waiting);
        });
    },
  };
}
