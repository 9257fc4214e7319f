import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { list } from '../support/applying.js';
import { Person } from '../support/person.js';
import { aServer, type TestServer } from '../support/server.js';
import { aSecretRoom, type SecretRoom } from './doors/secret-room.js';
import { operationOf } from './doors/selection.js';
import { asItStands, walk } from './doors/walk.js';

/** What a listed network opens: these tell it from what does not exist, and nothing else does. */
const opened = ['openNetworks', 'openNetwork', 'applyForSeat', 'myApplications'];

describe.each([
  { gate: 'with every check in place', withoutGate: false },
  { gate: 'with every check of the application taken out', withoutGate: true },
])('a listed room, $gate', ({ withoutGate }) => {
  let server: TestServer;
  let room: SecretRoom;
  let publicMarks: string[];

  beforeAll(async () => {
    server = await aServer({ withoutGate });
    room = await aSecretRoom(server, new Person(server, 'nobody@example.org'));
    await list(server, room.ids.network);
    const query = operationOf('query', 'openNetwork');
    const { text } = await room.neighbour.send({ query, variables: { id: room.ids.network } });
    publicMarks = room.marks.filter((mark) => text.includes(mark));
  });
  afterAll(() => server.stop());

  it('tells its name and its purpose, and nobody’s name and no word of what is said', () => {
    expect(publicMarks).toHaveLength(2);
  });

  it.each(['neighbour', 'administrator', 'nobody'] as const)('tells no more than that to: %s', async (who) => {
    const before = await asItStands(room);
    const kept: SecretRoom = {
      ...room,
      marks: room.marks.filter((mark) => !publicMarks.includes(mark)),
      allIds: room.allIds.filter((id) => id !== room.ids.network),
    };
    const faults = await walk(room[who], kept);
    expect(faults.filter((fault) => !opened.some((name) => fault.startsWith(`${name}: the real is told`)))).toEqual([]);
    if (who === 'administrator') expect(await asItStands(room)).toBe(before);
  });
});
