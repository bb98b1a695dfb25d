/** The clients, databases, collections, sessions and buckets of one unified test, and the events they gave off. */

import { type Document, GridFSBucket, MongoClient, type MongoClientOptions } from 'mongodb';
import { plain } from './match';

export type Recorded = Readonly<{ kind: 'command' | 'cmap' | 'sdam'; name: string; event: Document }>;

const COMMAND_EVENTS = ['commandStarted', 'commandSucceeded', 'commandFailed'];
const POOL_EVENTS = [
  ...['connectionPoolCreated', 'connectionPoolReady', 'connectionPoolCleared', 'connectionPoolClosed'],
  ...['connectionCreated', 'connectionReady', 'connectionClosed', 'connectionCheckOutStarted'],
  ...['connectionCheckOutFailed', 'connectionCheckedOut', 'connectionCheckedIn'],
];
/** Sent by the runner. */
const NEVER_RECORDED = ['configureFailPoint'];
/** What may hold secrets; so may a greeting, which the driver then shows empty. */
const SENSITIVE = [
  'authenticate',
  'saslStart',
  'saslContinue',
  'getnonce',
  'createUser',
  'updateUser',
].concat([...['copydbgetnonce', 'copydbsaslstart', 'copydb']]);

const GREETINGS = ['hello', 'ismaster', 'isMaster'];

const isEmpty = (value: Document | undefined): boolean =>
  value !== undefined && Object.keys(value).length === 0;

/** `commandStarted` of the driver is `commandStartedEvent` in the tests; the pool's names differ a little more. */
const specificationName = (name: string): string =>
  name.startsWith('connectionPool') ? `${name.replace('connectionPool', 'pool')}Event` : `${name}Event`;

export class Entities {
  private readonly items = new Map<string, unknown>();
  private readonly clients = new Map<string, MongoClient>();
  private readonly logs = new Map<string, Recorded[]>();
  private readonly checkedOut = new Map<string, number>();
  /** What a session was known by; it still names it after its end. */
  private readonly lsids = new Map<string, unknown>();

  constructor(private readonly url: string) {}

  async create(list: Document[]): Promise<void> {
    for (const entry of list)
      for (const [kind, description] of Object.entries(entry)) await this.createOne(kind, description);
  }

  set(id: string, value: unknown): void {
    this.items.set(id, value);
  }

  /** The thing with this name; a wrong name is an error of the test file or of this runner. */
  get<T>(id: string): T {
    if (!this.items.has(id)) throw new Error(`no entity is called ${id}`);
    return this.items.get(id) as T;
  }

  /** As `$$matchesEntity` and `$$sessionLsid` see it. */
  readonly lookup = (id: string): unknown => this.lsids.get(id) ?? this.get(id);

  events(client: string): readonly Recorded[] {
    return this.logs.get(client) ?? [];
  }

  connectionsOut(client: string): number {
    return this.checkedOut.get(client) ?? 0;
  }

  async close(): Promise<void> {
    for (const client of this.clients.values()) await client.close();
  }

  private async createOne(kind: string, description: Document): Promise<void> {
    const { id } = description;
    switch (kind) {
      case 'client':
        return this.createClient(description);
      case 'database': {
        const options = description.databaseOptions;
        return this.set(id, this.get<MongoClient>(description.client).db(description.databaseName, options));
      }
      case 'collection': {
        const database = this.get<ReturnType<MongoClient['db']>>(description.database);
        return this.set(id, database.collection(description.collectionName, description.collectionOptions));
      }
      case 'session': {
        const session = this.get<MongoClient>(description.client).startSession(description.sessionOptions);
        this.lsids.set(id, session.id);
        return this.set(id, session);
      }
      case 'bucket':
        return this.set(id, new GridFSBucket(this.get(description.database), description.bucketOptions));
      default:
        throw new Error(`entities of kind ${kind} are not known`);
    }
  }

  private async createClient(description: Document): Promise<void> {
    const { id, observeEvents = [], ignoreCommandMonitoringEvents = [], uriOptions = {} } = description;
    const url = new URL(this.url);
    for (const [name, value] of Object.entries(uriOptions)) url.searchParams.set(name, String(value));
    const options: MongoClientOptions = { monitorCommands: true, minHeartbeatFrequencyMS: 50 };
    const client = new MongoClient(url.href, { ...options, ...serverApi(description) });
    const log: Recorded[] = [];
    const unseen = [...NEVER_RECORDED, ...ignoreCommandMonitoringEvents];
    if (!description.observeSensitiveCommands) unseen.push(...SENSITIVE);
    for (const name of COMMAND_EVENTS)
      client.on(name as 'commandStarted', (event) => {
        if (!observeEvents.includes(specificationName(name)) || unseen.includes(event.commandName)) return;
        // The driver goes on using the command it shows: a copy of all of it.
        const { command, reply, ...rest } = event as Document;
        const hidden = GREETINGS.includes(event.commandName) && [command, reply].some(isEmpty);
        if (hidden && !description.observeSensitiveCommands) return;
        const copied = { ...rest, command: plain(command), reply: plain(reply) };
        log.push({ kind: 'command', name: specificationName(name), event: copied });
      });
    for (const name of POOL_EVENTS)
      client.on(name as 'connectionCreated', (event) => {
        if (name === 'connectionCheckedOut') this.checkedOut.set(id, this.connectionsOut(id) + 1);
        if (name === 'connectionCheckedIn') this.checkedOut.set(id, this.connectionsOut(id) - 1);
        if (observeEvents.includes(specificationName(name)))
          log.push({ kind: 'cmap', name: specificationName(name), event: { ...event } });
      });
    this.clients.set(id, client);
    this.logs.set(id, log);
    this.set(id, client);
  }
}

const serverApi = ({ serverApi: api }: Document): MongoClientOptions => (api ? { serverApi: api } : {});
