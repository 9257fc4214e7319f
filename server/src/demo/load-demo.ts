import type { INestApplicationContext } from '@nestjs/common';
import { appointAdministrator } from '../identity/appoint-administrator.js';
import { SignInService } from '../identity/sign-in/sign-in.service.js';
import { Programme } from '../networks/lifecycle/programme.entity.js';
import { EntryAgesJob } from '../overview/entry-ages.job.js';
import { EntryEditingService } from '../overview/entry-editing.service.js';
import { NeedNumbersService } from '../overview/needs/need-numbers.service.js';
import { NeedsService } from '../overview/needs/needs.service.js';
import { Transactions } from '../platform/database/transactions.js';
import type { Tx } from '../platform/database/tx.js';
import { idOf } from './cast-list.js';
import type { CastMember } from './demo.types.js';
import { demoContent } from './demo-content.js';
import { DemoPlayer } from './demo-player.js';
import { playGathering } from './gathering-player.js';

const day = 86_400_000;

/**
 * Loads the demo through the same services and row-level security that users meet. In one transaction, and only once.
 */
export async function loadDemo(app: INestApplicationContext, ownerUrl: string): Promise<void> {
  const { people, programmes, networks } = demoContent();
  const administrator = people.find((person) => person.isAdministrator);
  if (!administrator) throw new Error('The demo has no administrator.');
  const transactions = app.get(Transactions);
  if (await transactions.read('', (tx) => isLoaded(tx, networks[0]?.seats[0]?.person ?? ''))) return;
  const signIn = app.get(SignInService);
  await transactions.write('', async (tx) => {
    for (const person of people) await joins(tx, signIn, person);
  });
  // Old enough that two of them can approve emergency access together.
  const since = new Date(Date.now() - 60 * day);
  for (const { email } of people.filter((person) => person.isAdministrator))
    await appointAdministrator(ownerUrl, email, since);
  await transactions.write('', async (tx) => {
    tx.at = new Date(Date.now() - 200 * day);
    await tx.actAs(idOf(administrator.key));
    for (const { key, name, kind } of programmes)
      await tx.insert(Programme, { id: idOf(`effort ${key}`), name, kind, madeAt: tx.at, endedAt: null });
    await enterOverview(app, tx, idOf(administrator.key));
    await stateNeeds(app, tx);
    const staging = new DemoPlayer(app, tx, demoContent());
    for (const network of networks) await staging.play(network, idOf(administrator.key));
  });
  await app.get(EntryAgesJob).run();
  await app.get(NeedNumbersService).publish(new Date());
  await transactions.write('', (tx) => askAboutNeeds(app, tx));
}

/** What exists elsewhere, some of it long unconfirmed. */
async function enterOverview(app: INestApplicationContext, tx: Tx, by: string): Promise<void> {
  const daysAgo = (days: number) => new Date(Date.now() - days * 86_400_000);
  const { overview, gatherings } = demoContent();
  for (const { publishedDaysAgo, confirmedDaysAgo, by: tender, ...text } of overview) {
    tx.at = daysAgo(publishedDaysAgo);
    const host = tender ? idOf(tender) : by;
    await tx.actAs(host);
    const entryId = await app.get(EntryEditingService).enter(tx, text, daysAgo(confirmedDaysAgo));
    for (const gathering of gatherings.filter(({ entry }) => entry === text.title))
      await playGathering(app, tx, gathering, { entryId, host });
  }
}

/** Half a year ago, before the quarter whose numbers are published. */
async function stateNeeds(app: INestApplicationContext, tx: Tx): Promise<void> {
  tx.at = new Date(Date.now() - 200 * day);
  for (const { person, ...need } of demoContent().needs) {
    await tx.actAs(idOf(person));
    await app.get(NeedsService).state(tx, need);
  }
}

/** A facilitator asks those who lead at a distance: the one who is not in the network yet has a question to answer. */
async function askAboutNeeds(app: INestApplicationContext, tx: Tx): Promise<void> {
  const cell = { counted: 'THEME', code: '', theme: 'DISTANCE' } as const;
  const published = await app.get(NeedNumbersService).published();
  if (!published.some(({ counted, theme }) => counted === cell.counted && theme === cell.theme)) return;
  await tx.actAs(idOf('aile'));
  const needs = app.get(NeedsService);
  const [network] = await needs.facilitated(tx);
  if (network) await needs.ask(tx, network.id, cell);
}

/** All seats were created at once, after the events. */
async function isLoaded(tx: Tx, someone: string): Promise<boolean> {
  await tx.actAs(idOf(someone));
  return (await tx.rows(`SELECT 1 FROM seats WHERE person_id = $1 LIMIT 1`, [tx.me])).length > 0;
}

async function joins(tx: Tx, signIn: SignInService, { key, email, language, ...person }: CastMember): Promise<void> {
  const id = idOf(key);
  await tx.actAs(id);
  if ((await tx.rows(`SELECT 1 FROM people WHERE id = $1`, [id])).length > 0) return;
  await signIn.join(tx, email, language, id);
  await tx.rows(`UPDATE people SET name = $2, role_title = $3, orgnr = $4, county = $5 WHERE id = $1`, [
    id,
    person.name,
    person.roleTitle,
    person.orgnr,
    person.county,
  ]);
}
