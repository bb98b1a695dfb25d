import { newId } from '@rayon/kernel';
import { tripId } from '../domain/ids';
import { transferCodes } from './transfer-codes';

const about = { tripId: tripId(newId()), commandId: newId(), salt: transferCodes.newSalt() };

test('the same command gives the same code, and a code survives being typed', () => {
  const code = transferCodes.code(about);
  expect(code).toMatch(/^RYT-[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}$/);
  expect(transferCodes.code(about)).toBe(code);
  const typed = ` ${code.slice(4).toLowerCase().replaceAll('-', ' ').replaceAll('0', 'o').replaceAll('1', 'l')} `;
  expect(transferCodes.hashOfCode(typed)).toBe(transferCodes.hashOfCode(code));
  const elsewhere = code
    .replaceAll('-', '\u00a0‑')
    .replace(/[!-~]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) + 0xfee0));
  expect(transferCodes.hashOfCode(elsewhere)).toBe(transferCodes.hashOfCode(code));
});

test('another trip, command or salt gives another code', () => {
  const codes = [
    about,
    { ...about, tripId: tripId(newId()) },
    { ...about, commandId: newId() },
    { ...about, salt: transferCodes.newSalt() },
  ].map(transferCodes.code);
  expect(new Set(codes).size).toBe(4);
});

test('every character is as likely as the next', () => {
  const counts = new Map<string, number>();
  for (let round = 0; round < 4_000; round += 1)
    for (const character of transferCodes
      .code({ ...about, salt: String(round) })
      .slice(4)
      .replaceAll('-', ''))
      counts.set(character, (counts.get(character) ?? 0) + 1);
  expect(counts.size).toBe(32);
  // 48,000 draws over 32 characters: 1,500 each, standard deviation 38.
  for (const count of counts.values()) expect(Math.abs(count - 1_500)).toBeLessThan(230);
});
