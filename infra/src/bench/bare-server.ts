import { spawn } from 'node:child_process';
import { Agent } from 'node:http';
import type { Work } from './loops';
import type { Processes } from './measured';
import { post } from './post';

/** Bytes of question and answer, about those of a scan into a basket of ten lines. */
const questionBytes = 1_100;
const answerBytes = 4_000;

const script = `
  const answer = JSON.stringify({ data: 'x'.repeat(${answerBytes}) });
  const server = require('node:http').createServer((request, response) => {
    let text = '';
    request.on('data', (chunk) => { text += chunk; });
    request.on('end', () => { JSON.parse(text); response.end(answer); });
  });
  server.listen(0, '127.0.0.1', () => console.log(server.address().port));
`;

/** A Node HTTP server that does nothing: what this machine, at this moment, takes for the way there and back. */
export const startBareServer = async (
  connections: number,
): Promise<{ processes: Processes; ask: Work; stop: () => void }> => {
  const child = spawn(process.execPath, ['-e', script], { stdio: ['ignore', 'pipe', 'inherit'] });
  process.once('exit', () => child.kill());
  const port = await new Promise<string>((listening) =>
    child.stdout.once('data', (chunk: Buffer) => listening(chunk.toString().trim())),
  );
  const url = new URL(`http://127.0.0.1:${port}/`);
  const body = JSON.stringify({ query: 'x'.repeat(questionBytes) });
  const free = Array.from({ length: connections }, () => new Agent({ keepAlive: true, maxSockets: 1 }));
  return {
    processes: [{ pid: child.pid ?? 0, process: 'server' }],
    ask: async () => {
      const agent = free.shift();
      if (!agent) throw new Error('more questions at once than connections');
      JSON.parse(await post(agent, { url, token: 'none', body }));
      free.push(agent);
    },
    stop: () => child.kill(),
  };
};
