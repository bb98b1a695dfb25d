/** Limits of the live endpoint. */
export const liveLimits = {
  bodyBytesMax: 4 * 1024,
  tokensMax: 200,
  feedsMax: 2_000,
  feedsPerPrincipalMax: 5,
  /** A shop's network may have one address for everybody in it. */
  feedsPerOriginMax: 500,
  /** A reader whose socket takes nothing for this long is dropped. */
  stalledMilliseconds: 30_000,
  /** How long readers may take to read that the gateway stops. */
  farewellMilliseconds: 1_000,
} as const;
