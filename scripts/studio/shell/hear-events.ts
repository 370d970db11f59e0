/** The server's events, read by fetch so that the token stands in a header; the line is taken up again when it breaks. */
import type { ServerEvent } from '../protocol.ts';
import { routes } from '../routes.ts';
import type { Session } from './session.ts';

/** ms before the first try to come back, and the longest. */
const soonest = 250;
const latest = 8_000;

export interface Line {
  onEvent(event: ServerEvent): void;
  /** False while the server is not there. */
  onLine(there: boolean): void;
}

async function readStream(body: ReadableStream<Uint8Array>, hear: (event: ServerEvent) => void): Promise<void> {
  const reader = body
    .pipeThrough(new TextDecoderStream() as unknown as TransformStream<Uint8Array, string>)
    .getReader();
  let text = '';
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    text += value;
    const parts = text.split('\n\n');
    text = parts.pop()!;
    for (const part of parts) {
      const data = /^data: (.*)$/m.exec(part)?.[1];
      if (data !== undefined) hear(JSON.parse(data) as ServerEvent);
    }
  }
}

export function hearEvents(session: Session, { onEvent, onLine }: Line): void {
  let wait = soonest;
  const open = async (): Promise<void> => {
    try {
      const answer = await session.read(`${routes.events}?client=${encodeURIComponent(session.client)}`);
      if (!answer.ok || !answer.body) throw new Error(String(answer.status));
      wait = soonest;
      onLine(true);
      await readStream(answer.body, onEvent);
    } catch {
      // Tried again below.
    }
    onLine(false);
    setTimeout(() => void open(), wait);
    wait = Math.min(latest, wait * 2);
  };
  void open();
}
