import { hashPassword, verifyPassword } from '@rayon/auth';
import type { Clock } from '@rayon/kernel';
import type { Logger } from '@rayon/process';
import type { Foundation } from '@rayon/subgraph';
import { systemRandom } from './adapters/crypto/random';
import { cardsIn } from './adapters/mongo/cards';
import { challengesIn } from './adapters/mongo/challenges';
import { consentsIn } from './adapters/mongo/consents';
import { devicesIn } from './adapters/mongo/devices';
import { enrolmentsIn } from './adapters/mongo/enrolments';
import { failureCountersIn } from './adapters/mongo/failure-counters';
import { knownOriginsIn } from './adapters/mongo/known-origins';
import { knownPlacesIn, type PlaceCopies } from './adapters/mongo/known-places';
import { loginsIn } from './adapters/mongo/logins';
import { membersIn } from './adapters/mongo/members';
import { peopleIn } from './adapters/mongo/people';
import { presentationsIn } from './adapters/mongo/presentations';
import { readLogIn } from './adapters/mongo/read-log';
import { sessionsIn } from './adapters/mongo/sessions';
import type { Ports, SecretBox } from './use-cases/ports';

/** Everything the use cases reach the outside through, over one store. */
export const portsInStore = ({
  connection,
  commands,
  box,
  clock,
  logger,
}: Pick<Foundation, 'connection' | 'commands'> & {
  box: SecretBox;
  clock: Clock;
  logger: Logger;
}): Ports & { places: PlaceCopies } => {
  const logins = loginsIn(connection);
  return {
    clock,
    box,
    random: systemRandom,
    passwords: { hash: hashPassword, verify: verifyPassword },
    alerts: { warn: (facts, text) => logger.warn(facts, text) },
    run: (command, work) => commands.run(command, work),
    logins,
    members: membersIn(connection),
    cards: cardsIn(connection, box),
    consents: consentsIn(connection),
    people: peopleIn(connection, logins.emailsOf),
    devices: devicesIn(connection),
    enrolments: enrolmentsIn(connection),
    challenges: challengesIn(connection),
    presentations: presentationsIn(connection),
    sessions: sessionsIn(connection, box),
    failures: failureCountersIn(connection),
    knownOrigins: knownOriginsIn(connection),
    places: knownPlacesIn(connection),
    readLog: readLogIn(connection),
  };
};
