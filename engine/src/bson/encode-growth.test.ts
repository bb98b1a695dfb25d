import { decode, encode } from './index';

/** Every kind of value, at every place around the first size of the encoder's buffer. */
test('a document larger than the encoder’s buffer comes back whole', () => {
  for (let filler = 65_400; filler < 65_560; filler += 1) {
    const document = new Map<string, unknown>([
      ['filler', 'x'.repeat(filler)],
      ['double', 0.5],
      ['flag', true],
      ['long', 1n],
      ['at', new Date(7)],
      ['list', [1, 'two', null]],
      ['inner', new Map([['text', 'é']])],
    ]) as Parameters<typeof encode>[0];
    expect(decode(encode(document))).toEqual(document);
  }
});
