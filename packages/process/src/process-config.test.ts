import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { generateSigningKey, toJwks } from '@rayon/auth';
import { processConfig } from './process-config';

const jwks = toJwks([generateSigningKey()]);
const good = { MONGODB_URL: 'mongodb://127.0.0.1/', HOP_JWKS: JSON.stringify(jwks) };

test('settings are read, with keys given as text or as a file', () => {
  expect(processConfig(good)).toMatchObject({ HOP_JWKS: jwks, HOST: '127.0.0.1', LOG_LEVEL: undefined });
  const folder = mkdtempSync(join(tmpdir(), 'rayon-config-'));
  try {
    const file = join(folder, 'jwks.json');
    writeFileSync(file, JSON.stringify(jwks));
    expect(processConfig({ ...good, HOP_JWKS: file, PORT: '4101' })).toMatchObject({
      HOP_JWKS: jwks,
      PORT: 4101,
    });
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test('everything wrong is named at once, without its value', () => {
  const wrong = () => processConfig({ HOP_JWKS: 'secret-looking-text', PORT: '99999', LOG_LEVEL: 'loud' });
  expect(wrong).toThrow(/MONGODB_URL is missing.*PORT takes.*HOP_JWKS takes.*LOG_LEVEL takes one of trace/);
  expect(wrong).not.toThrow(/secret-looking-text/);
});
