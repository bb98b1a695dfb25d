import type { EventBus } from '@rayon/messaging';

/**
 * The in-process bus keeps nothing for a consumer that is not there yet, so while services start one after
 * another their publishing waits until every one of them listens. `open` lets it go.
 */
export const gatedBus = (bus: EventBus): { bus: EventBus; open: () => void } => {
  let open: () => void = () => undefined;
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return {
    open,
    bus: {
      ...bus,
      publish: async (envelopes) => {
        await opened;
        return bus.publish(envelopes);
      },
    },
  };
};
