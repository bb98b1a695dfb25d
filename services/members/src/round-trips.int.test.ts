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
