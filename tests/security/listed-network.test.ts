import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { list } from '../support/applications.js';
import { Person } from '../support/person.js';
import { startServer, type TestServer } from '../support/server.js';
import { type ClosedRoom, createClosedRoom } from './api-access/closed-room.js';
import { operationOf } from './api-access/documents.js';
import { probeApi, roomContents } from './api-access/probe-api.js';

/** The only operations that tell a listed network from one that does not exist. */
const opened = ['openNetworks', 'openNetwork', 'applyForSeat', 'myApplications'];

describe.each([
  { checks: 'with every check in place', withoutChecks: false, walkers: ['neighbour'] as const },
  {
    checks: 'with every check of the application taken out',
    withoutChecks: true,
    walkers: ['neighbour', 'administrator', 'nobody'] as const,
  },
])('a listed room, $checks', ({ withoutChecks, walkers }) => {
  let server: TestServer;
  let room: ClosedRoom;
  let publicMarks: string[];

  beforeAll(async () => {
    server = await startServer({ withoutChecks: withoutChecks });
    room = await createClosedRoom(server, new Person(server, 'nobody@example.org'));
    await list(server, room.ids.network);
    const query = operationOf('query', 'openNetwork');
    const { text } = await room.neighbour.send({ query, variables: { id: room.ids.network } });
    publicMarks = room.marks.filter((mark) => text.includes(mark));
  });
  afterAll(() => server.stop());

  it('shows its name and its purpose, but no person’s name and no content', () => {
    expect(publicMarks).toHaveLength(2);
  });

  it.each(walkers)('tells no more than that to: %s', async (who) => {
    const before = await roomContents(room);
    const closed: ClosedRoom = {
      ...room,
      marks: room.marks.filter((mark) => !publicMarks.includes(mark)),
      allIds: room.allIds.filter((id) => id !== room.ids.network),
    };
    const faults = await probeApi(room[who], closed);
    expect(faults.filter((fault) => !opened.some((name) => fault.startsWith(`${name}: the real is told`)))).toEqual([]);
    if (who === 'administrator') expect(await roomContents(room)).toBe(before);
  });
});
