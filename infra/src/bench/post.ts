import { type Agent, request } from 'node:http';

/** One POST over a kept-alive connection: the driver of a measurement must cost little itself. */
export const post = (
  agent: Agent,
  { url, token, body }: { url: URL; token: string | undefined; body: string },
): Promise<string> =>
  new Promise((answered, failed) => {
    const sent = request(
      url,
      {
        method: 'POST',
        agent,
        headers: {
          'content-type': 'application/json',
          'content-length': Buffer.byteLength(body),
          'accept-language': 'fr',
          authorization: `Bearer ${token}`,
        },
      },
      (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.once('end', () => answered(Buffer.concat(chunks).toString()));
        response.once('error', failed);
      },
    );
    sent.once('error', failed);
    sent.end(body);
  });
