/**
 * Switches off what the planner tells its maker: read by its constructor, which otherwise asks the clouds' metadata
 * addresses where it runs and reports hourly. There is no other switch.
 */
export const switchPlannerReportsOff = (): void => {
  process.env.APOLLO_TELEMETRY_DISABLED = 'true';
};
