import fc from 'fast-check';
import { texts } from '../../apps/web/src/i18n/translate';
import { typeset } from '../../apps/web/src/i18n/typeset';
import { passwordLength } from '../../services/members/src/identity/domain/credentials';
import { stepSeconds } from '../../services/members/src/membership/domain/rotating-code';

describe('the texts of the screens', () => {
  test.each([
    ['Payé, merci !', 'Payé, merci\u202f!'],
    [
      "Ce code n'est pas celui d'un article : appelez.",
      'Ce code n’est pas celui d’un article\u00a0: appelez.',
    ],
    ['−15 % sur « tout »', '−15\u00a0% sur «\u00a0tout\u00a0»'],
    ['3 € offerts dès 30 €', '3\u00a0€ offerts dès 30\u00a0€'],
  ])('French keeps signs with what they follow: %s', (plain, set) => {
    expect(typeset(plain, 'fr')).toBe(set);
  });

  test('English curves its apostrophes and leaves the rest alone', () => {
    expect(typeset("Lay's: it's 3 for 2 !", 'en')).toBe('Lay’s: it’s 3 for 2 !');
  });

  test('what is set already stays as it is, and no letter or figure is lost', () => {
    const letters = (text: string) => text.replace(/[\s'’]/gu, '');
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.constantFrom('fr', 'en'), (text, language) => {
        const once = typeset(text, language);
        expect(typeset(once, language)).toBe(once);
        expect(letters(once)).toBe(letters(text));
      }),
    );
  });

  test.each(['fr', 'en'] as const)('a number in a text is the one the code keeps (%s)', (language) => {
    const t = texts.getFixedT(language);
    const numbers = (text: string) => (text.match(/\d+/g) ?? []).map(Number);
    expect(numbers(t('home.tourSteps.card'))).toEqual([stepSeconds]);
    expect(numbers(t('signIn.passwordHint'))).toEqual([passwordLength.min]);
  });

  test('counts choose between one and many as each language does', () => {
    const pieces = (language: 'fr' | 'en', count: number) =>
      texts.getFixedT(language)('scanner.pieces', { count });
    expect([0, 1, 2].map((count) => pieces('fr', count))).toEqual(['0 article', '1 article', '2 articles']);
    expect([0, 1, 2].map((count) => pieces('en', count))).toEqual(['0 items', '1 item', '2 items']);
  });
});
