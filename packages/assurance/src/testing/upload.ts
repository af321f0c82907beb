import { request } from 'node:http';

const PIECE = Buffer.alloc(256 * 1024, 'a');

/** How a request with a large body was answered. */
export interface UploadAnswer {
  status: number;
  error: { code: string; message: string };
  /** Bytes of the body that had been handed over when the answer came. */
  sent: number;
}

/**
 * Sends a body that is made while it is sent, until it is answered.
 * @param size - bytes of the body.
 * @param declared - whether its length is told before.
 */
export async function sendLarge(
  address: string,
  headers: Record<string, string>,
  { size, declared }: { size: number; declared: boolean },
): Promise<UploadAnswer> {
  const sending = request(address, {
    method: 'POST',
    headers: { ...headers, ...(declared ? { 'content-length': size } : {}) },
  });
  let sent = 0;
  let answered = false;
  const answer = new Promise<UploadAnswer>((resolve, reject) => {
    sending.on('error', reject);
    sending.on('response', async response => {
      answered = true;
      const pieces: Buffer[] = [];
      for await (const piece of response) pieces.push(piece as Buffer);
      const { error } = JSON.parse(Buffer.concat(pieces).toString());
      resolve({ status: response.statusCode ?? 0, error, sent });
    });
  });
  sending.write('{"content":"');
  while (!answered && sent < size - 1024) {
    const fits = sending.write(PIECE);
    sent += PIECE.length;
    await new Promise<void>(resolve => {
      if (fits) setImmediate(resolve);
      else setTimeout(resolve, 5);
    });
  }
  return answer.finally(() => sending.destroy());
}
