import { refusalTexts } from './refusal-texts';

test.each([
  ['email', "Vérifiez l'adresse e-mail : cette valeur n'est pas valable.", 'Check the e-mail address'],
  ['content', 'Vérifiez le numéro ou le code de la carte', 'Check the number or code of the card'],
  ['receiptNumber', 'Vérifiez le numéro de ticket', 'Check the receipt number'],
  ['storeId', 'Vérifiez le magasin', 'Check the store'],
  ['tenders.0.amountMinor', 'Vérifiez le moyen de paiement', 'Check the tender'],
])('a value that is not valid is named in words that people know: %s', (field, fr, en) => {
  const said = refusalTexts.BadInput({ field });

  expect(said.fr).toContain(fr);
  expect(said.en).toContain(en);
  expect(`${said.fr} ${said.en}`).not.toContain(field);
});

test.each(['publicKey.x', 'input', 'constructor', '__proto__', ''])(
  'what nobody types is named to nobody: %j',
  (field) => {
    expect(refusalTexts.BadInput({ field })).toEqual({
      fr: "Une valeur n'est pas valable. Vérifiez ce qui a été saisi.",
      en: 'A value is not valid. Check what was entered.',
    });
  },
);
