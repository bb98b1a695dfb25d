import { ConsentChangedV1, MemberEnrolledV1 } from '@rayon/events';
import type { Listening } from './listening';

const durable = 'offers-on-member';

/** Keeps what is known of members: that they are, and whether they consent to personalised offers. */
export const listenToMembers = ({ listeners, stores }: Listening): void => {
  listeners.on(MemberEnrolledV1, { durable }, async ({ data }, session) => {
    await stores(session).members.enrol(data.memberId, new Date(data.enrolledAt));
  });
  listeners.on(ConsentChangedV1, { durable }, async ({ data, sequence }, session) => {
    if (data.purpose !== 'personalised-offers') return;
    const { members } = stores(session);
    const known = await members.find(data.memberId);
    // An older word must not undo a newer one.
    if (known && known.consentSequence >= sequence) return;
    await members.setConsent({
      memberId: data.memberId,
      personalised: data.granted,
      consentSequence: sequence,
    });
  });
};
