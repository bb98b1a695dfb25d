import { gatewayProcessSettings, gatewaySettings, subgraphSettings } from '@rayon/gateway/settings';
import {
  connectionSettings,
  type Environment,
  logSettings,
  processSettings,
  readSettings,
  refuseUnknown,
  type Setting,
  type Settings,
  WrongSettings,
} from '@rayon/process';
import { serviceNames, services } from '@rayon/services';
import type { ServiceDefinition } from '@rayon/subgraph';

const definitions: readonly ServiceDefinition[] = services;

/** Settings under the heading they are shown with. */
export type SettingsGroup = Readonly<{ title: string; list: Settings }>;

/** What a retailer sets, however Rayon is run: what `npm start` reads is also read by processes by themselves. */
export const settingsGroups: readonly SettingsGroup[] = [
  { title: 'Of all', list: { ...connectionSettings, ...logSettings } },
  { title: 'Of the gateway', list: gatewaySettings },
  ...definitions.flatMap(({ name, settings }) =>
    settings ? [{ title: `Of ${name}`, list: settings.list }] : [],
  ),
];

const without = (list: Settings, others: Settings): Settings =>
  Object.fromEntries(Object.entries(list).filter(([name]) => !Object.hasOwn(others, name)));

const common: Settings = Object.assign({}, ...settingsGroups.map(({ list }) => list));

/** What only a process that is started by itself is told; a runner sets it for the processes it starts. */
const byItself: Settings = without(
  { ...processSettings, ...gatewayProcessSettings, ...subgraphSettings(serviceNames) },
  common,
);

/** The same with its heading. */
export const byItselfGroup: SettingsGroup = {
  title: 'Of a service or gateway started by itself; npm start and start:services set these',
  list: byItself,
};

/** Every setting of Rayon. */
export const everySetting: Settings = { ...common, ...byItself };

/** Names that other programs use for themselves; set for those, they are no mistake. */
const namesOfMany = ['PORT', 'HOST'];

const refuseOursToSet = (environment: Environment) => {
  const set = Object.keys(byItself).filter((name) => environment[name] && !namesOfMany.includes(name));
  if (set.length > 0)
    throw new WrongSettings(
      `${set.join(', ')} is for a process that is started by itself; npm start sets it for its own: unset it.`,
    );
};

/** What `npm start` itself reads; throws `WrongSettings` for whatever is wrong in the environment of any part. */
export const checkedEnvironment = (environment: Environment) => {
  refuseUnknown(everySetting, environment);
  refuseOursToSet(environment);
  for (const { settings } of definitions) settings?.read(environment);
  return readSettings({ ...connectionSettings, ...logSettings, ...gatewaySettings }, environment);
};

/** What the process of a part is given: its own settings of ours, and whatever is not ours. */
export const environmentOf = (part: string, environment: Environment): NodeJS.ProcessEnv => {
  const own: Settings =
    part === 'gateway'
      ? { ...gatewayProcessSettings, ...subgraphSettings(serviceNames) }
      : { ...processSettings, ...definitions.find(({ name }) => name === part)?.settings?.list };
  return Object.fromEntries(
    Object.entries(environment).filter(
      ([name]) => Object.hasOwn(own, name) || !Object.hasOwn(everySetting, name),
    ),
  );
};

/** What a setting is when nothing is said, in words. */
export const standardOf = ({ default: standard, otherwise, required }: Setting): string =>
  standard ?? (required ? 'must be given' : (otherwise ?? 'none'));
