import { perform } from '@rayon/client';
import { myCardDocument } from '@rayon/client/operations/card';
import { campaignChallengeDocument } from '@rayon/client/operations/console';
import { chooseChallengeDocument, myChallengesDocument } from '@rayon/client/operations/offers';
import { scanDocument } from '@rayon/client/operations/scanner';
import { endTrip, eventually, launchCampaign, openTrip, presentCard, returnLines } from '@rayon/client/shop';
import { newId } from '@rayon/kernel';
import { at } from '../faults/gateway-calls';
import { openSmallHouse, type SmallHouse } from '../faults/small-house';
import { hire, payAt } from '../faults/small-shop';

let house: SmallHouse;
beforeAll(async () => {
  house = await openSmallHouse();
});
afterAll(() => house?.stop());

const month = 31 * 86_400_000;
const challenge = {
  title: { fr: 'Défi biscuits', en: 'Biscuit challenge' },
  body: { fr: 'Des biscuits, encore', en: 'Biscuits, and again' },
  from: new Date(Date.now() - month).toISOString(),
  to: new Date(Date.now() + month).toISOString(),
  audience: { kind: 'MEMBERS' as const },
  target: { categories: ['Biscuits'] },
  benefit: {
    kind: 'CHALLENGE' as const,
    challenge: {
      count: 'PIECES' as const,
      withinDays: 28,
      steps: [
        { from: 1, points: 10 },
        { from: 2, points: 50 },
      ],
    },
  },
};

test('a challenge from the card to the aisle, its points on the card, and a step that goes with what is brought back', async () => {
  const { shop } = house;
  const by = { author: await hire(shop.admin, { role: 'MARKETER', storeIds: [] }), approver: shop.admin };
  const campaignId = await launchCampaign(by, challenge);
  const member = at(shop.shoppers, 0).client;
  const mine = async () => (await member.ask(myChallengesDocument, {})).myChallenges;
  expect((await mine()).open).toMatchObject([{ id: campaignId, progressText: '0 of 1 article' }]);
  await perform(member, chooseChallengeDocument, { commandId: newId(), campaignId });

  const handheld = at(shop.handhelds, 0);
  const { me } = await member.ask(myCardDocument, {});
  const card = await presentCard(handheld, me?.card.qr.content ?? '');
  const trip = await openTrip(handheld, card.presentation);
  const offers = await eventually('the challenge to be told in the answer to a scan', async () => {
    const scanned = await perform(handheld, scanDocument, {
      commandId: newId(),
      tripId: trip.id,
      code: at(shop.codes, 1),
      quantity: 1,
    });
    return scanned.trip.offers?.challenges.length ? scanned.trip.offers : undefined;
  });
  expect(offers.challenges).toMatchObject([{ campaignId, title: 'Biscuit challenge' }]);
  if (!/2 articles/.test(offers.challenges[0]?.text ?? ''))
    await perform(handheld, scanDocument, {
      commandId: newId(),
      tripId: trip.id,
      code: at(shop.codes, 1),
      quantity: 1,
    });

  const { transferCode } = await endTrip(handheld, trip.id);
  const till = at(shop.tills, 0);
  const receipt = await payAt(till, shop, transferCode);

  const entries = async () => {
    const { me: found } = await member.ask(myCardDocument, {});
    return (found?.points?.entries.items ?? []).filter(({ challengeTitle }) => challengeTitle !== null);
  };
  const told = await eventually('the points of both steps to be posted', async () => {
    const found = await entries();
    return found.length === 2 ? found : undefined;
  });
  expect(told.map(({ kind, points, challengeTitle }) => [kind, points, challengeTitle])).toEqual([
    ['CHALLENGE', 50, 'Biscuit challenge'],
    ['CHALLENGE', 10, 'Biscuit challenge'],
  ]);
  const done = (await mine()).chosen;
  expect(done).toMatchObject([{ id: campaignId, status: 'DONE' }]);

  // All of it comes back but one piece: what needs two goes with it.
  const [first, ...others] = receipt.lines.filter(({ name }) => name === 'Article 1');
  const pieces = (first?.quantity ?? 0) - 1;
  if (pieces > 0)
    await returnLines(till, {
      receiptId: receipt.id,
      lines: [{ lineId: first?.id ?? '', quantity: pieces }],
    });
  for (const { id, quantity } of others)
    await returnLines(till, { receiptId: receipt.id, lines: [{ lineId: id, quantity }] });
  const after = await eventually('the step to be taken back', async () => {
    const found = await entries();
    return found.length === 3 ? found : undefined;
  });
  expect(after[0]).toMatchObject({ kind: 'CHALLENGE_REVERSAL', points: -50 });
  expect((await mine()).chosen).toMatchObject([{ status: 'RUNNING', progressText: '1 of 2 articles' }]);

  const { campaign } = await by.author.ask(campaignChallengeDocument, { id: campaignId });
  expect(campaign?.challengeResults).toMatchObject({ chosen: 1, points: 10 });
  expect(await house.settle()).toEqual({ findings: [], receipts: 1 });
});
