import { MailServer } from './mail-server.js';
import { createAdministrator, createNetwork } from './networks.js';
import { type Person, until } from './person.js';
import { freePort, startServer, TestServer } from './server.js';

const inRoom = 10;

/**
 * The digests of as many rooms of ten are due at once. Three servers send them, and one after the other is killed meanwhile. The last two of
 * each room have read all there is.
 * @returns how many digests, by their ids, came to each of those who have something to read, and to those who have not
 */
export async function digestsUnderCrashes(rooms: number, kills: number): Promise<{ some: number[]; none: number[] }> {
  const mailServer = await (await MailServer.prepare()).open();
  mailServer.behaviour = { taken: () => new Promise((resolve) => setTimeout(resolve, 20 + Math.random() * 60)) };
  const server = await startServer({ jobs: false });
  const administrator = await createAdministrator(server);
  const [some, none]: [Person[], Person[]] = [[], []];
  for (let n = 0; n < rooms; n++) {
    const { facilitator, members, id } = await createNetwork(administrator, `Rom ${n}`, inRoom - 1);
    await facilitator.postChallenge(id);
    some.push(...members.slice(0, -2));
    none.push(...members.slice(-2));
  }
  await server.database.asSuperuser('UPDATE notices SET seen_at = now() WHERE person_id = ANY ($1)', [
    none.map(({ id }) => id),
  ]);
  for (const { id } of [...some, ...none])
    await server.database.asSuperuser(
      `WITH me AS MATERIALIZED (SELECT set_config('app.person_id', $1, true) AS id)
       UPDATE accounts SET digest_at = now() FROM me WHERE person_id = me.id::uuid`,
      [id],
    );
  const servers = await Promise.all(
    [1, 2, 3].map(async () => new TestServer(server.database, await freePort(), { env: { SMTP_URL: mailServer.url } })),
  );
  await Promise.all(servers.map((one) => one.start()));
  for (let n = 0; n < kills; n++) {
    // A server looks every five seconds: at some moment of its work.
    await new Promise((resolve) => setTimeout(resolve, Math.random() * 5_000));
    const one = servers[n % servers.length] as TestServer;
    await one.kill();
    await one.start();
  }
  await until(async () => {
    const due = `SELECT FROM accounts WHERE person_id = ANY ($1) AND digest_at <= now() UNION ALL SELECT FROM outgoing_mail`;
    return (await server.database.asSuperuser(due, [[...some, ...none].map(({ id }) => id)])).length === 0;
  }, 120_000);
  await Promise.all(servers.map((one) => one.kill()));
  const came = (people: Person[]) => people.map(({ email }) => new Set(mailServer.to(email).map(({ id }) => id)).size);
  const result = { some: came(some), none: came(none) };
  await server.stop();
  await mailServer.close();
  return result;
}
