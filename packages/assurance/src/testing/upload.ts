import { request } from 'node:http';
import type { Machine } from './machine';

const PIECE = Buffer.alloc(256 * 1024, 'a');

/** How a request with a large body was answered. */
export interface UploadAnswer {
  status: number;
  code?: string;
  /** Bytes of the body that had been handed over when the answer came. */
  sent: number;
  /** Most memory that the API had more than before, in bytes. */
  memory: number;
}

/**
 * Sends a body that is made while it is sent, until it is answered.
 * @param size - bytes of the body.
 * @param declared - whether its length is told before.
 */
export async function sendLarge(
  machine: Machine,
  key: string,
  { path, size, declared }: { path: string; size: number; declared: boolean },
): Promise<UploadAnswer> {
  const before = machine.memory;
  let most = before;
  const watch = setInterval(() => {
    most = Math.max(most, machine.memory);
  }, 50);
  const sending = request(`${machine.url}${path}`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${key}`,
      'content-type': 'application/json',
      ...(declared ? { 'content-length': size } : {}),
    },
  });
  let sent = 0;
  let answered = false;
  const answer = new Promise<Pick<UploadAnswer, 'status' | 'code' | 'sent'>>(
    (resolve, reject) => {
      sending.on('error', reject);
      sending.on('response', async response => {
        answered = true;
        const pieces: Buffer[] = [];
        for await (const piece of response) pieces.push(piece as Buffer);
        const body = JSON.parse(Buffer.concat(pieces).toString());
        const { statusCode: status = 0 } = response;
        resolve({ status, code: body.error?.code, sent });
      });
    },
  );
  sending.write('{"content":"');
  while (!answered && sent < size - 1024) {
    const fits = sending.write(PIECE);
    sent += PIECE.length;
    await new Promise<void>(resolve => {
      if (fits) setImmediate(resolve);
      else setTimeout(resolve, 5);
    });
  }
  const told = await answer.finally(() => clearInterval(watch));
  sending.destroy();
  return { ...told, memory: Math.max(most, machine.memory) - before };
}
