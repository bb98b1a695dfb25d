import { shutdownOrder } from './shutdown';

test('what fails to stop, and what hangs, keeps nothing else from stopping', async () => {
  const shutdown = shutdownOrder(20);
  const stopped: string[] = [];
  const problems: string[] = [];
  shutdown.add('store', async () => void stopped.push('store'));
  shutdown.add('offers', () => new Promise(() => undefined));
  shutdown.add('points', async () => {
    throw new Error('no');
  });
  shutdown.add('gateway', async () => void stopped.push('gateway'));
  await Promise.all([shutdown.stop((problem) => problems.push(problem)), shutdown.stop()]);
  expect(stopped).toEqual(['gateway', 'store']);
  expect(problems).toEqual([
    expect.stringMatching(/^points .* no$/),
    expect.stringMatching(/^offers .*it took more than/),
  ]);
});
