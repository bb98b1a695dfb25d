import { useState } from 'react';

/**
 * The picture of an offer, in room that is kept for it: nothing moves when it comes, nor when it does not come, and then the
 * words stand alone.
 */
export const OfferPicture = ({
  address,
  alt,
  size,
}: {
  address: string;
  alt: string;
  /** On a handheld, or on a card. */
  size: 'small' | 'large';
}) => {
  const [failed, setFailed] = useState<string>();
  return (
    <span className="offer-picture" data-size={size}>
      {failed !== address && <img src={address} alt={alt} onError={() => setFailed(address)} />}
    </span>
  );
};
