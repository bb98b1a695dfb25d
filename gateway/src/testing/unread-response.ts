import { type IncomingMessage, request } from 'node:http';

/** Posts and reads nothing of the answer until `rest` reads it to its end. */
export const unreadResponse = async (
  url: string,
  { headers, body }: { headers: Record<string, string>; body: string },
): Promise<{ rest: () => Promise<string> }> => {
  const response = await new Promise<IncomingMessage>((resolve, reject) => {
    const call = request(url, { method: 'POST', headers }, resolve);
    call.on('error', reject);
    call.end(body);
  });
  response.pause();
  return {
    rest: async () => {
      let text = '';
      response.on('data', (chunk: Buffer) => {
        text += chunk.toString();
      });
      response.resume();
      await new Promise((resolve) => response.on('end', resolve));
      return text;
    },
  };
};
