import { type ChildProcess, spawn } from 'node:child_process';
import { generateSigningKey, signingKeyToPem, toJwks } from '@rayon/auth';
import { administrator } from '../demo';
import { gatewayEntry, serviceEntry, webRoot } from './built-files';
import { freePort } from './free-port';
import { CannotStart } from './preconditions';
import type { ShutdownOrder } from './shutdown';

const serviceNames = ['catalog', 'members', 'points', 'offers', 'scanner'] as const;

/** How long a process may take until it is ready. */
const readyWithinMilliseconds = 30_000;
/** How long a process may take to stop before it is killed. */
const stopWithinMilliseconds = 10_000;

const whenReady = async (name: string, child: ChildProcess, url: string) => {
  const deadline = Date.now() + readyWithinMilliseconds;
  while (Date.now() < deadline) {
    if (child.exitCode !== null)
      throw new CannotStart(`${name} ended with code ${child.exitCode}; its last lines are above.`);
    const answer = await fetch(`${url}/readyz`).catch(() => undefined);
    if (answer?.ok) return;
    await new Promise((next) => setTimeout(next, 50));
  }
  throw new CannotStart(
    `${name} was not ready within ${readyWithinMilliseconds / 1000} s; its last lines are above.`,
  );
};

const stopChild = (child: ChildProcess) =>
  new Promise<void>((stopped) => {
    if (child.exitCode !== null || child.signalCode !== null) return stopped();
    const kill = setTimeout(() => child.kill('SIGKILL'), stopWithinMilliseconds);
    child.once('exit', () => {
      clearTimeout(kill);
      stopped();
    });
    child.kill('SIGTERM');
  });

/** Starts each service and the gateway as processes of their own; resolves when all are ready. */
export const startOneProcessEach = async ({
  storeUrl,
  natsUrl,
  port,
  shutdown,
  environment = {},
}: {
  storeUrl: string;
  natsUrl?: string | undefined;
  port: number;
  shutdown: ShutdownOrder;
  environment?: Record<string, string>;
}): Promise<{ url: string; processes: Record<string, ChildProcess> }> => {
  const hopKey = generateSigningKey();
  const shared = {
    ...process.env,
    MONGODB_URL: storeUrl,
    ...(natsUrl ? { NATS_URL: natsUrl } : {}),
    HOP_JWKS: JSON.stringify(toJwks([hopKey])),
    BOOTSTRAP_ADMIN_EMAIL: administrator.email,
    BOOTSTRAP_ADMIN_PASSWORD: administrator.password,
    LOG_LEVEL: process.env.LOG_LEVEL ?? 'warn',
    ...environment,
  };
  const processes: Record<string, ChildProcess> = {};
  const launch = (name: string, entry: string, env: Record<string, string>) => {
    const child = spawn(process.execPath, ['--enable-source-maps', entry], {
      env: { ...shared, ...env },
      stdio: ['ignore', 'inherit', 'inherit'],
    });
    processes[name] = child;
    shutdown.add(name, () => stopChild(child));
    return child;
  };

  const urls: Record<string, string> = {};
  const starting = [];
  for (const name of serviceNames) {
    const servicePort = await freePort();
    const url = `http://127.0.0.1:${servicePort}`;
    urls[name] = url;
    starting.push(whenReady(name, launch(name, serviceEntry(name), { PORT: String(servicePort) }), url));
  }
  await Promise.all(starting);

  const url = `http://127.0.0.1:${port}`;
  const gateway = launch('gateway', gatewayEntry, {
    PORT: String(port),
    HOP_PRIVATE_KEY: signingKeyToPem(hopKey),
    MEMBERS_URL: urls.members ?? '',
    WEB_ROOT: webRoot,
    ...Object.fromEntries(
      serviceNames.map((name) => [`SUBGRAPH_${name.toUpperCase()}_URL`, urls[name] ?? '']),
    ),
  });
  await whenReady('gateway', gateway, url);
  return { url, processes };
};
