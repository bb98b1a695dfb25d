/** What a campaign would have come to, in one currency. Deposits are in none of the amounts. */
export type Figures = Readonly<{
  currency: string;
  /** Looked at. */
  sales: number;
  /** It would have given something to, or been said on. */
  reachedSales: number;
  reachedMembers: number;
  /** The same members, and sales without a card. */
  reachedPeople: number;
  /** What it would have taken off. */
  costMinor: number;
  /** What of it only takes back what prices were raised by. */
  raisedMinor: number;
  points: number;
  /** What the other campaigns would have taken off less. */
  takenMinor: number;
  /** At the prices before any offer. */
  goodsMinor: number;
  /** What the other campaigns take off without it. */
  withoutMinor: number;
  /** What the receipts say was taken off. */
  thenMinor: number;
  /** Of the goods, what those cost whose margin is known. */
  knownMinor: number;
  /** Their margin with the other campaigns alone, and with it. */
  marginWithoutMinor: number;
  marginMinor: number;
}>;

/** What came of one sale. */
export type Given = Omit<
  Figures,
  'currency' | 'sales' | 'reachedSales' | 'reachedMembers' | 'reachedPeople'
> &
  Readonly<{ isReached: boolean; memberId: string | undefined }>;

type Sum = { -readonly [Member in keyof Figures]: Figures[Member] };

/** Figures by a key and by currency. */
export class Sums {
  private readonly sums = new Map<string, { key: string; figures: Sum; members: Set<string> }>();

  add(key: string, currency: string, { memberId, isReached, ...given }: Given): void {
    const { figures, members } = this.of(key, currency);
    figures.sales += 1;
    figures.costMinor += given.costMinor;
    figures.raisedMinor += given.raisedMinor;
    figures.points += given.points;
    figures.takenMinor += given.takenMinor;
    figures.goodsMinor += given.goodsMinor;
    figures.withoutMinor += given.withoutMinor;
    figures.thenMinor += given.thenMinor;
    figures.knownMinor += given.knownMinor;
    figures.marginWithoutMinor += given.marginWithoutMinor;
    figures.marginMinor += given.marginMinor;
    if (!isReached) return;
    figures.reachedSales += 1;
    if (memberId === undefined) figures.reachedPeople += 1;
    else if (!members.has(memberId)) {
      members.add(memberId);
      figures.reachedMembers += 1;
      figures.reachedPeople += 1;
    }
  }

  /** In the order of the keys, then of the currencies. */
  list(): { key: string; figures: Figures }[] {
    return [...this.sums]
      .sort(([left], [right]) => (left < right ? -1 : 1))
      .map(([, { key, figures }]) => ({ key, figures: { ...figures } }));
  }

  private of(key: string, currency: string) {
    const name = `${key}/${currency}`;
    const known = this.sums.get(name);
    if (known) return known;
    const figures: Sum = {
      currency,
      sales: 0,
      reachedSales: 0,
      reachedMembers: 0,
      reachedPeople: 0,
      costMinor: 0,
      raisedMinor: 0,
      points: 0,
      takenMinor: 0,
      goodsMinor: 0,
      withoutMinor: 0,
      thenMinor: 0,
      knownMinor: 0,
      marginWithoutMinor: 0,
      marginMinor: 0,
    };
    const made = { key, figures, members: new Set<string>() };
    this.sums.set(name, made);
    return made;
  }
}
