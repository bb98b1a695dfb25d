import { scanOperation } from '../../infra/src/bench/scan-operation';

test('the scan that is measured is the scan the web scanner sends', async () => {
  const { scanDocument } = await import('../../apps/web/src/faces/scanner/documents');
  expect(scanOperation).toBe(scanDocument);
});
