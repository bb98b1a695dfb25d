import type { Locale } from '@rayon/kernel';
import { Allow, byId, MoneyType, Reference } from '@rayon/subgraph';
import { Directive, Field, Float, GraphQLISODateTime, ID, Int, ObjectType } from 'type-graphql';
import { type Receipt, type ReceiptLine, refundedMinor } from '../domain/receipt';
import { vatByRate } from '../domain/vat';
import type { ScannerContext } from './context';
import { DiscountType, presentDiscounts } from './discount.type';
import { PaidWithPointsType, presentPaidWithPoints } from './points-payment.type';
import { StoreStub } from './stubs.type';
import { maySeeReceipt } from './visible';

/** A line as it was paid, and what became of it. */
@ObjectType('ReceiptLine', { simpleResolvers: true })
export class ReceiptLineType {
  @Field(() => ID)
  id!: string;

  @Field(() => ID)
  articleId!: string;

  @Field(() => String)
  name!: string;

  @Field(() => Int)
  quantity!: number;

  @Field(() => Int, { description: 'Units not brought back.' })
  quantityKept!: number;

  @Field(() => Int, { nullable: true })
  weightGrams?: number;

  @Field(() => MoneyType)
  unitPrice!: MoneyType;

  @Field(() => MoneyType)
  amount!: MoneyType;

  @Field(() => MoneyType)
  discount!: MoneyType;

  @Field(() => MoneyType)
  paid!: MoneyType;

  @Field(() => MoneyType, {
    description:
      'What is paid now for what is kept of it: what was paid, less what was given back. More where another line went back that an offer on it needed.',
  })
  keptPaid!: MoneyType;

  @Field(() => Boolean)
  deposit!: boolean;

  @Field(() => ID, { nullable: true })
  parentLineId?: string;
}

/** VAT of one rate in what was paid. */
@ObjectType('ReceiptVat', { description: 'VAT of one rate in what was paid.' })
export class ReceiptVatType {
  @Field(() => Float, { description: '5.5 for 5.5 %.' })
  vatPercent!: number;

  @Field(() => MoneyType, { description: 'Paid for the lines of this rate, tax included and offers off.' })
  gross!: MoneyType;

  @Field(() => MoneyType, { description: 'The tax in it.' })
  vat!: MoneyType;
}

/** Proof of a paid basket. */
@Directive('@key(fields: "id")')
@Allow('member', 'device', 'terminal', 'associate', 'marketer', 'administrator')
@Reference(
  byId(
    (ids, { scanner }: ScannerContext) => scanner.receipts.findAll(ids),
    ({ row }, { request }) =>
      maySeeReceipt(request.principal, row) ? presentReceipt(row, request.locale) : null,
  ),
)
@ObjectType('Receipt')
export class ReceiptType {
  @Field(() => ID)
  id!: string;

  @Field(() => String, { description: "The till's own number, unique per store, till and business date." })
  number!: string;

  @Field(() => ID)
  tillId!: string;

  @Field(() => String, { description: 'YYYY-MM-DD.' })
  businessDate!: string;

  @Field(() => GraphQLISODateTime)
  closedAt!: Date;

  @Field(() => ID)
  storeId!: string;

  @Field(() => StoreStub)
  store!: StoreStub;

  @Field(() => [ReceiptLineType])
  lines!: ReceiptLineType[];

  @Field(() => MoneyType)
  total!: MoneyType;

  @Field(() => [ReceiptVatType], {
    description:
      'By rate, the lowest first, as it was paid: returns leave it as it is. Lines whose rate is not known are in none.',
  })
  vat!: ReceiptVatType[];

  @Field(() => MoneyType, { description: 'Given back so far.' })
  refunded!: MoneyType;

  @Field(() => PaidWithPointsType, { nullable: true, description: 'What of the total points paid.' })
  paidWithPoints?: PaidWithPointsType;

  @Field(() => Boolean, {
    description:
      'A return of it is being worked out: fewer units are kept once it is, and no other one is made before.',
  })
  returnOpen!: boolean;

  @Field(() => [DiscountType])
  discounts!: DiscountType[];

  /** For the field resolver of `trip`; not part of the graph. */
  tripId!: string;
}

/** A page of receipts, the newest first. */
@ObjectType('ReceiptPage', { simpleResolvers: true })
export class ReceiptPage {
  @Field(() => [ReceiptType])
  items!: ReceiptType[];

  @Field(() => String, { nullable: true, description: 'Give it as `after` for the next page.' })
  next!: string | null;
}

/** A receipt as the graph shows it. */
export const presentReceipt = (receipt: Receipt, locale: Locale): ReceiptType => {
  const { currency, key } = receipt;
  return Object.assign(new ReceiptType(), {
    id: receipt.receiptId,
    tripId: receipt.tripId,
    number: key.number,
    tillId: key.tillId,
    businessDate: key.businessDate,
    storeId: key.storeId,
    store: { id: key.storeId },
    closedAt: receipt.closedAt,
    lines: receipt.lines.map((line) => presentLine(line, currency)),
    total: { minor: receipt.totalMinor, currency },
    vat: vatByRate(receipt.lines).map(({ vatBasisPoints, grossMinor, vatMinor }) => ({
      vatPercent: vatBasisPoints / 100,
      gross: { minor: grossMinor, currency },
      vat: { minor: vatMinor, currency },
    })),
    refunded: { minor: refundedMinor(receipt), currency },
    paidWithPoints: presentPaidWithPoints(receipt),
    returnOpen: receipt.asked !== undefined,
    discounts: presentDiscounts(receipt.offers, currency, locale),
  });
};

const presentLine = (line: ReceiptLine, currency: string): ReceiptLineType => {
  const money = (minor: number) => ({ minor, currency });
  return {
    id: line.lineId,
    articleId: line.articleId,
    name: line.name,
    quantity: line.quantity,
    quantityKept: line.quantityKept,
    weightGrams: line.weightGrams,
    unitPrice: money(line.unitPriceMinor),
    amount: money(line.amountMinor),
    discount: money(line.discountMinor),
    paid: money(line.paidMinor),
    keptPaid: money(line.paidMinor - line.refundedMinor),
    deposit: line.deposit,
    parentLineId: line.parentLineId,
  };
};
