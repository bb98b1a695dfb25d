import { createRequire } from 'node:module';
import { anonymous } from '@rayon/auth';
import { newId } from '@rayon/kernel';
import { storeCommandsOf } from '@rayon/testkit';
import mongoose from 'mongoose';
import { makeGsrn } from './membership/domain/gsrn';
import {
  enrolMachine,
  enrolSomebody,
  type MembersUnderTest,
  startMembersUnderTest,
} from './testing/members-under-test';

let members: MembersUnderTest;
beforeAll(async () => {
  members = await startMembersUnderTest({}, { monitored: true });
});
afterAll(() => members.stop());

/** The library that does the work of passwords, as the package that uses it has it. */
const argon2 = createRequire(require.resolve('@rayon/auth'))('@node-rs/argon2');

const commandsOf = (work: () => Promise<unknown>): Promise<string[]> => {
  const connections = mongoose.connections.filter(
    ({ readyState }) => readyState === mongoose.STATES.connected,
  );
  return storeCommandsOf({ connections, service: 'members' }, work);
};

test('a card is taken in by four reads, side by side where they can be, and one write', async () => {
  const storeId = await members.defineStore();
  const { principal } = await enrolMachine(members, { storeId });
  const somebody = await enrolSomebody(members);
  const codeOf = async () => {
    members.clock.advance(31_000);
    return somebody.code();
  };
  const present = (content: string) => async () =>
    expect(
      await members.change(
        principal,
        'presentCard',
        { commandId: newId(), content },
        '... on CardPresented { presentation }',
      ),
    ).toMatchObject({ __typename: 'CardPresented' });
  const asked = async (content: string) => {
    const commands = await commandsOf(present(content));
    const isRead = (command: string) => command.startsWith('find');
    return { reads: commands.filter(isRead).sort(), writes: commands.filter((one) => !isRead(one)) };
  };

  // A machine that was never seen is noted first, and again after minutes only.
  const { writes } = await asked(somebody.gsrn);
  expect(writes.sort()).toEqual(['update cards', 'update devices']);

  const usual = {
    reads: ['find cards', 'find devices', 'find failureCounts', 'find members'],
    writes: ['update cards'],
  };
  expect(await asked(somebody.gsrn)).toEqual(usual);
  expect(await asked(await codeOf())).toEqual(usual);

  // A process that did not show the card last asks no more.
  await members.restart();
  expect(await asked(await codeOf())).toEqual(usual);
});

// What takes the same work takes the same time, whatever else the machine does.
describe('who asks cannot tell from the work', () => {
  test('whether an address has an account', async () => {
    const { email } = await enrolSomebody(members);
    const verified = jest.spyOn(argon2, 'verify');
    const workFor = async (address: string) => {
      verified.mockClear();
      const input = { email: address, password: 'not the password' };
      const commands = await commandsOf(async () =>
        expect(
          await members.change(anonymous, 'signInMember', input, '... on SignedIn { session { name } }'),
        ).toMatchObject({ reason: 'INVALID_CREDENTIALS' }),
      );
      return { commands, passwordsVerified: verified.mock.calls.length };
    };
    const known = await workFor(email);
    expect(known).toMatchObject({ passwordsVerified: 1 });
    expect(await workFor(`${newId()}@example.org`)).toEqual(known);
  });

  test('whether an address could join', async () => {
    const { email } = await enrolSomebody(members);
    const hashed = jest.spyOn(argon2, 'hash');
    const consents = [{ purpose: 'sms-marketing', granted: true }];
    const person = { password: 'quatre vieux hiboux', firstName: 'Zoé', locale: 'fr', consents };
    const join = (input: object) =>
      members.change(
        anonymous,
        'enrolMember',
        { ...person, ...input },
        '... on EnrolmentReceived { received }',
      );
    const workFor = async (address: string) => {
      const input = { commandId: newId(), email: address };
      const workOf = async (wanted: object, answer: object) => {
        hashed.mockClear();
        const commands = await commandsOf(async () => expect(await join(wanted)).toMatchObject(answer));
        await members.settled();
        // What is undone is recorded beside its transaction: as many commands, one of them journaled like a commit.
        const said = commands.map((one) => (/^(commit|abort)/.test(one) ? 'end of the transaction' : one));
        return { commands: said.sort(), passwordsHashed: hashed.mock.calls.length };
      };
      return {
        first: await workOf(input, { received: true }),
        again: await workOf(input, { received: true }),
        reused: await workOf({ ...input, firstName: 'Eve' }, { reason: 'COMMAND_ID_REUSED' }),
      };
    };
    const known = await workFor(email);
    expect(known.first).toMatchObject({ passwordsHashed: 1 });
    expect(known.first.commands).toContain('insert members');
    expect(await workFor(`${newId()}@example.org`)).toEqual(known);
  });

  test('whether a card number is somebody’s', async () => {
    const storeId = await members.defineStore();
    const { gsrn } = await enrolSomebody(members);
    const workFor = async (number: string) => {
      const { principal } = await enrolMachine(members, { storeId });
      const input = { commandId: newId(), content: `RY1:${number}:00000000` };
      const commands = await commandsOf(async () =>
        expect(
          await members.change(principal, 'presentCard', input, '... on CardPresented { proof }'),
        ).toMatchObject({ reason: 'CARD_NOT_RECOGNISED' }),
      );
      // What goes side by side begins in no order.
      return commands.sort();
    };
    const known = await workFor(gsrn);
    expect(known).not.toEqual([]);
    expect(await workFor(makeGsrn('3760999', 1))).toEqual(known);
  });
});
