import { misspelt } from './near-miss';
import { positiveNumber, readSettings, refuseUnknown, text, wholeNumber } from './settings';

const list = {
  TRIP_IDLE_HOURS: positiveNumber({ about: 'Patience', unit: 'hours', default: 4, max: 48 }),
  TRIP_LINES_MAX: wholeNumber({ about: 'Lines', unit: 'lines', default: 300, max: 300 }),
  WEB_ROOT: text({ about: 'Folder', takes: 'the name of a folder' }),
  PORT: wholeNumber({ about: 'Port', unit: 'port', default: 4000, max: 65_535 }),
} as const;

test('what is not said, or set to nothing, is the default', () => {
  expect(readSettings(list, { TRIP_LINES_MAX: '', OTHER: 'x' })).toEqual({
    TRIP_IDLE_HOURS: 4,
    TRIP_LINES_MAX: 300,
    WEB_ROOT: undefined,
    PORT: 4000,
  });
  expect(readSettings(list, { TRIP_IDLE_HOURS: '0.5' }).TRIP_IDLE_HOURS).toBe(0.5);
});

test.each(['0', '49', 'soon', '-1', '1e1', ' 4', '0x10', 'Infinity'])(
  '“%s” hours are refused in one sentence that says what to write',
  (hours) => {
    expect(() => readSettings(list, { TRIP_IDLE_HOURS: hours })).toThrow(
      'TRIP_IDLE_HOURS takes a number above 0 and at most 48 (hours), not what it was given: correct it or leave it out; npm start -- --help lists every setting.',
    );
  },
);

test('a name that is a letter or two off, or of a family of ours, is refused; names of others are not', () => {
  expect(() => refuseUnknown(list, { TRIP_IDEL_HOURS: '2' })).toThrow(
    'TRIP_IDEL_HOURS is no setting of Rayon; is TRIP_IDLE_HOURS meant?',
  );
  expect(() => refuseUnknown(list, { TRIP_COLOUR: 'red', RAYON_COLOUR: 'red' })).toThrow(
    'TRIP_COLOUR is no setting of Rayon. RAYON_COLOUR is no setting of Rayon. Rename or unset it;',
  );
  refuseUnknown(list, { PATH: '/bin', PORTS: '1', WEB_BROWSER: 'x', TRIP_COLOUR: '' });
});

test('a neighbour of a setting that is given itself is somebody else’s', () => {
  expect(misspelt(['MONGODB_URL'], ['MONGODB_URI'])).toEqual([{ name: 'MONGODB_URI', meant: 'MONGODB_URL' }]);
  expect(misspelt(['MONGODB_URL'], ['MONGODB_URI', 'MONGODB_URL'])).toEqual([]);
});
