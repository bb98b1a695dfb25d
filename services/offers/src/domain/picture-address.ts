const folder = '/pictures/';

/** Where a picture is found, on the host of the gateway. */
export const addressOf = (pictureId: string): string => `${folder}${pictureId}`;

/** The picture at an address; undefined where none can be. */
export const pictureAt = (address: string): string | undefined =>
  new RegExp(`^${folder}([0-9a-f]{64})$`).exec(address)?.[1];
