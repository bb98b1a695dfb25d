import { attempt, type GatewayClient, isRefusal, newCommandId } from '@rayon/client';
import {
  claimBasketDocument,
  confirmPaymentDocument,
  presentCardDocument,
  shopperDocument,
} from '@rayon/client/operations/shop';
import {
  claimBasket,
  confirmPayment,
  endTrip,
  eventually,
  followTrip,
  isMessage,
  isPoints,
  openTrip,
  presentCard,
  receiptWithPoints,
  returnLines,
  type Scanned,
  scan,
  settleChecks,
  voidLine,
} from '@rayon/client/shop';
import type { Money } from '@rayon/kernel';
import {
  type DemonstrationState,
  inStoreCode,
  isTradeEan13,
  lotLabel,
  lotsOn,
  productRows,
  weighedLabel,
} from '../demo';
import { inMoney, must, type Narrator } from './narrator';
import { assembleCast, enrolShopper } from './people-and-devices';

/** What a played trip ended with, for whoever wants to look closer. */
export type PlayedTrip = Readonly<{
  tripId: string;
  receiptId: string;
  total: Money;
  pointsEarned: number;
  pointsReversed: number;
  balanceAtTheEnd: number;
  messages: readonly string[];
}>;

const codeOf = (fits: (row: { category: string; brand?: string }) => boolean, place = 0): string => {
  const found = productRows().filter((row) => isTradeEan13(row.codes[0]) && fits(row))[place]?.codes[0];
  must(found, 'the demonstration products hold what the trip buys');
  return found;
};

/** A scan that succeeded, with its offers told. */
type Bought = Scanned & { offers: NonNullable<Scanned['trip']['offers']> };

/**
 * Plays a whole trip through the gateway: card, scans of every kind, offers, live message, void, hand-over,
 * payment, points, return. Throws `NotAsItShouldBe` at the first thing that is not as a shopper was promised.
 */
export const playTrip = async (
  gateway: GatewayClient,
  state: DemonstrationState,
  { step, tell }: Narrator,
  now: Date = new Date(),
): Promise<PlayedTrip> => {
  const today = now.toISOString().slice(0, 10);

  step('A shopper joins the programme and gets a card');
  const member = await enrolShopper(gateway);
  const { me } = await member.ask(shopperDocument, {});
  must(me, 'a shopper who joined is a member');
  must(/^\d{18}$/.test(me.card.gsrn), 'the card carries an 18-digit GSRN');
  must(me.card.qr.content.length <= 64, 'the QR is short enough to scan at arm’s length');
  tell(
    `${me.firstName} has card ${me.card.gsrn}; its QR is good until ${me.card.qr.validUntil.slice(11, 19)} UTC.`,
  );

  step('Handheld, till and associate sign in');
  const { handheld, till, otherTill, associate } = await assembleCast(gateway, state);
  tell('Devices answered their challenge with the key made on them; the associate used a password.');

  step('The card is presented to the handheld');
  const card = await presentCard(handheld, me.card.qr.content);
  must(card.firstName === me.firstName, 'the handheld greets the shopper by first name');
  must(card.proof === 'ROTATING', 'the rotating code counts as proof');
  const replayed = await attempt(handheld, presentCardDocument, {
    commandId: newCommandId(),
    content: me.card.qr.content,
  });
  must(isRefusal(replayed), 'a QR that was used once is refused the second time');
  tell(`“Hello ${card.firstName}.” A photo of the same QR is refused: ${replayed.message}`);

  step('A trip opens');
  const opened = await openTrip(handheld, card.presentation);
  must(opened.status === 'OPEN' && opened.lines.length === 0, 'the trip starts open and empty');
  const feed = followTrip(handheld, opened.id);

  try {
    const tripId = opened.id;
    const buy = async (what: string, code: string, quantity = 1): Promise<Bought> => {
      const outcome = await scan(handheld, { tripId, code, quantity });
      must(!isRefusal(outcome), `${what} scans (${'message' in outcome ? outcome.message : ''})`);
      const { line, linked, trip } = outcome;
      must(trip.offers, 'the answer tells the offers');
      const weight = line.weightGrams ? `, ${line.weightGrams} g` : '';
      const offers = trip.offers.applied
        .map((offer) => `${offer.title} −${inMoney(offer.discount)}`)
        .join(', ');
      tell(
        `${line.name}${weight}: ${inMoney(line.amount)}   → total ${inMoney(trip.offers.total)}${offers ? `   (${offers})` : ''}`,
      );
      for (const extra of linked) tell(`  + ${extra.name}: ${inMoney(extra.amount)}`);
      must(
        trip.offers.total.minor === trip.subtotal.minor - trip.offers.discount.minor,
        'the total is the subtotal less the discount',
      );
      return { ...outcome, offers: trip.offers };
    };
    const refuse = async (what: string, code: string, reason: string) => {
      const outcome = await scan(handheld, { tripId, code });
      must(isRefusal(outcome) && outcome.reason === reason, `${what} is refused as ${reason}`);
      tell(`${what}: ${outcome.message}`);
    };

    step('Packaged goods: the beep answers with price, total and offers');
    const biscuit = codeOf((row) => row.category === 'Biscuits', 40);
    await buy('a packet of biscuits', biscuit);
    const second = await buy('a second packet', biscuit);
    must(second.offers.next, 'one packet short of an offer, the handheld says so');
    tell(`Best next offer: ${second.offers.next.title}. ${second.offers.next.hint}`);
    const third = await buy('a third packet', biscuit);
    must(third.offers.discount.minor > 0, 'three for two takes the third packet off');
    const juice = await buy(
      'a Tropicana juice',
      codeOf((row) => row.brand === 'Tropicana'),
    );
    must(juice.offers.applied.length >= 2, 'the brand’s own offer applies beside the shop’s');

    step('Weighed produce, by the label of the scale');
    const bananas = await buy('bananas', weighedLabel(101, 1240));
    must(bananas.line.weightGrams === 1240, 'the weight comes from the label');
    must(bananas.line.amount.minor === 247, '1.240 kg at €1.99 is €2.47 to the cent');

    step('…and because of that scan, another service speaks to this shopper');
    const message = await feed.next(
      (item): item is Extract<typeof item, { __typename: 'TripMessage' }> =>
        isMessage(item) && /soup/i.test(item.title),
    );
    tell(`Pushed to the handheld: “${message.title}” ${message.body}`);

    step('A bottle with deposit and an age limit, a pack near its date');
    const beer = await buy('a beer', inStoreCode(201));
    must(beer.linked.length === 1, 'the deposit follows the bottle');
    must(beer.trip.requiredAge === 18, 'the basket now asks for an age check');
    const [past, near] = lotsOn(today);
    must(past && near, 'the demonstration renews its lots each day');
    const salad = await buy('a salad near its date', lotLabel(301, near));
    must(salad.line.markdownPercent === 30, 'a pack near its date is 30 % cheaper');

    step('What must not go into the basket');
    await refuse('A salad past its date', lotLabel(301, past), 'EXPIRED');
    await refuse('A code nobody knows', inStoreCode(99_999), 'UNKNOWN_CODE');
    await refuse(
      'A misread code',
      `${biscuit.slice(0, 12)}${(Number(biscuit[12]) + 1) % 10}`,
      'WRONG_CHECK_DIGIT',
    );

    step('The shopper puts a packet back');
    const withoutOne = await voidLine(handheld, tripId, third.line.id);
    must(!withoutOne.lines.some((line) => line.id === third.line.id), 'the voided line is gone');
    tell(`Total now ${inMoney(withoutOne.offers?.total)}; three for two no longer applies.`);
    const again = await buy('and takes it again', biscuit);
    const { total: shown, points: promised } = again.offers;

    step('The trip ends and the basket goes to a till');
    const ended = await endTrip(handheld, tripId);
    tell(`Transfer code ${ended.transferCode}, good until ${ended.transferExpiresAt.slice(11, 19)} UTC.`);
    const claim = (at: GatewayClient) =>
      attempt(at, claimBasketDocument, { commandId: newCommandId(), transferCode: ended.transferCode });
    must(isRefusal(await claim(otherTill)), 'a till of another store cannot claim the basket');
    const basket = await claimBasket(till, ended.transferCode);
    must(basket.due, 'the till knows what is due');
    must(
      basket.due.minor === shown.minor && basket.due.currency === shown.currency,
      `the till asks for what the handheld showed (${inMoney(basket.due)} against ${inMoney(shown)})`,
    );
    const twice = await claim(till);
    must(isRefusal(twice), 'the transfer code works once');
    tell(
      `Due at the till: ${inMoney(basket.due)}, as shown on the handheld. The code is spent: ${twice.message}`,
    );

    step('Age check, audit if drawn, payment');
    const early = await attempt(till, confirmPaymentDocument, {
      commandId: newCommandId(),
      tripId,
      businessDate: today,
      receiptNumber: `E-${now.getTime()}`,
      tenders: [{ kind: 'CARD', amountMinor: basket.due.minor }],
    });
    must(isRefusal(early), 'payment waits for the age check');
    tell(`Before the check: ${early.message}`);
    for (const done of await settleChecks(associate, basket)) tell(`Associate: ${done}.`);
    const receipt = await confirmPayment(till, {
      tripId,
      due: basket.due,
      businessDate: today,
      receiptNumber: `T-${now.getTime()}`,
    });
    must(
      receipt.lines.reduce((sum, line) => sum + line.paid.minor, 0) === receipt.total.minor,
      'what was paid for the lines adds up to the receipt',
    );
    tell(`Receipt ${receipt.number}: ${inMoney(receipt.total)} for ${receipt.lines.length} lines.`);

    step('Receipt and points');
    const posted = await receiptWithPoints(till, receipt.id);
    const pushed = await feed.next(isPoints);
    must(posted.points, 'the receipt shows its points');
    must(pushed.points === posted.points.earned, 'the handheld is told of the same points');
    const balance = async () => (await member.ask(shopperDocument, {})).me?.points?.balance;
    must(promised === posted.points.earned, 'the basket earns what the handheld promised');
    must((await balance()) === posted.points.earned, 'the shopper’s balance is what was earned');
    tell(`+${posted.points.earned} points; balance ${await balance()}.`);

    step('One line is brought back: exactly its points go');
    const back = posted.lines.find((line) => line.id === juice.line.id);
    const itsPoints = posted.points.lines.find((line) => line.lineId === juice.line.id);
    must(back && itsPoints, 'the receipt names the points of each line');
    const { refund } = await returnLines(till, {
      receiptId: receipt.id,
      lines: [{ lineId: back.id, quantity: 1 }],
    });
    must(refund.minor === back.paid.minor, 'the refund is what was paid for the line, discount included');
    const expected = posted.points.earned - itsPoints.earned;
    await eventually(
      `a balance lower by exactly ${itsPoints.earned} points`,
      async () => (await balance()) === expected || undefined,
    );
    tell(`${back.name}: ${inMoney(refund)} back, −${itsPoints.earned} points; balance ${expected}.`);

    return {
      tripId,
      receiptId: receipt.id,
      total: receipt.total,
      pointsEarned: posted.points.earned,
      pointsReversed: itsPoints.earned,
      balanceAtTheEnd: expected,
      messages: feed.seen.filter(isMessage).map((item) => item.title),
    };
  } finally {
    feed.stop();
  }
};
