import { deviceName } from './device-name';

test('two devices of one name are told apart', () => {
  const ids = ['01a22f3d-cb51-7290-8a11-5d0e3c1f9b42', '01a22f3d-cb51-7290-8a11-5d0e3c1f07ce'];

  expect(ids.map((id) => deviceName('Scanner', id))).toEqual([
    'Scanner\u00a0·\u00a09B42',
    'Scanner\u00a0·\u00a007CE',
  ]);
});
