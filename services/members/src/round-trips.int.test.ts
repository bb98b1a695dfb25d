import { newId } from '@rayon/kernel';
import { storeCommandsOf } from '@rayon/testkit';
import mongoose from 'mongoose';
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

const commandsOf = (work: () => Promise<unknown>): Promise<string[]> =>
  storeCommandsOf({ connections: mongoose.connections, service: 'members' }, work);

test('a card is taken in by three reads, side by side where they can be, and the writes of one transaction', async () => {
  const storeId = await members.defineStore();
  const { principal } = await enrolMachine(members, { storeId });
  const somebody = await enrolSomebody(members);
  const { data } = await members.ask(somebody.principal, '{ me { card { gsrn qr { content } } } }');
  const { card } = (data as { me: { card: { gsrn: string; qr: { content: string } } } }).me;
  const present = (content: string) => async () =>
    expect(
      await members.change(
        principal,
        'presentCard',
        { commandId: newId(), content },
        '... on CardPresented { presentation }',
      ),
    ).toMatchObject({ __typename: 'CardPresented' });

  const reads = ['find cards', 'find failureCounts', 'find members'];
  const byNumber = await commandsOf(present(card.gsrn));
  expect(byNumber.filter((command) => command.startsWith('find')).sort()).toEqual(reads);
  expect(byNumber.filter((command) => !command.startsWith('find'))).toEqual([
    'update devices',
    'insert presentations',
    'insert commands',
    'commit',
  ]);
  const byCode = await commandsOf(present(card.qr.content));
  expect(byCode.filter((command) => command.startsWith('find')).sort()).toEqual(reads);
  expect(byCode.filter((command) => !command.startsWith('find'))).toEqual([
    'update devices',
    'update cards',
    'insert presentations',
    'insert commands',
    'commit',
  ]);
});
