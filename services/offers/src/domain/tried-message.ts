import { CampaignIndex } from './campaign-index';
import type { CompiledCampaign } from './compiled-campaign';
import { contactsLeft, recentContacts } from './contact-budget';
import type { GivenSoFar } from './dry-run-limits';
import { occurrenceOf, type Seen } from './dry-run-visit';
import { dueMessages } from './live-messages';
import { type Subject, subjectOf } from './message-subject';
import { basketOf, type Occasion, occasionOf } from './occasion';
import { hasReason } from './placement';
import type { SoldLine } from './sale';

/**
 * A message that is tried: on which trips it would have been said, as far as receipts tell. Its own limits and those of how often a
 * member is spoken to hold in the order of the sales. What was put back, when each article was scanned, and what other messages were
 * due is not on receipts: it counts as the only message, and nothing is quiet.
 */
export class TriedMessage {
  private readonly index = new CampaignIndex();
  /** When each member was told it. */
  private readonly contacts = new Map<string, Date[]>();
  private readonly subject: Subject;

  constructor(
    private readonly campaign: CompiledCampaign,
    private readonly given: GivenSoFar,
    private readonly messagesPerWeek: number,
  ) {
    this.index.put(campaign);
    this.subject = subjectOf(campaign);
  }

  /** Whether it would have been said on that trip; from then on it was. */
  isSaidOn(seen: Seen): boolean {
    const { at, memberId } = seen.sale;
    const contacts = this.contacts.get(memberId ?? '') ?? [];
    if (memberId !== undefined && contactsLeft(contacts, this.messagesPerWeek, at) === 0) return false;
    for (const occasion of occasionsOf(seen, this.campaign)) {
      if (!this.isDue(occasion, seen)) continue;
      this.given.note(this.campaign, 0, seen);
      if (memberId !== undefined) this.contacts.set(memberId, [...recentContacts(contacts, at), at]);
      return true;
    }
    return false;
  }

  private isDue(occasion: Occasion, seen: Seen): boolean {
    const { storeId, currency } = seen.sale;
    const due = dueMessages(
      this.index,
      occasion,
      { storeId, saidCampaignIds: nothing, issuedCount: 0, sponsoredCount: 0 },
      {
        ...occurrenceOf(seen),
        shopper: seen.shopper,
        currency,
        allowances: () => this.given.allowanceOf(this.campaign, seen),
      },
    );
    if (due.length === 0 || this.campaign.content.placement === undefined) return due.length > 0;
    return hasReason(this.subject, { basket: basketOf(occasion), lift: undefined });
  }
}

const nothing: ReadonlySet<string> = new Set();

/** What happened on a trip of the kind that the message answers to: each scan with what was in the basket by then. */
function* occasionsOf(seen: Seen, { content: { trigger } }: CompiledCampaign): Generator<Occasion> {
  const kind = occasionOf(trigger);
  if (kind === 'trip-opened') yield { kind };
  else if (kind === 'trip-ended') yield { kind, lines: seen.lines };
  else {
    // It grows: each occasion is looked at before the next one.
    const basket: SoldLine[] = [];
    for (const line of inOrderOfScans(seen)) {
      basket.push(line);
      yield { kind, lines: [line], basket };
    }
  }
}

/** Receipts of earlier versions do not say in which order their lines came: theirs is supposed. */
const inOrderOfScans = ({ sale, lines }: Seen): SoldLine[] => {
  const sequenceOf = (at: number) => sale.lines[at]?.sequence ?? 0;
  return lines
    .map((line, at) => ({ line, at }))
    .sort((left, right) => sequenceOf(left.at) - sequenceOf(right.at))
    .map(({ line }) => line);
};
