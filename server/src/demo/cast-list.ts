import { createHash } from 'node:crypto';
import organisations from '@krets/shared/data/organisations.json' with { type: 'json' };
import type { Tx } from '../platform/database/tx.js';
import { demoContent } from './demo-content.js';

/** The same ids in every demo, so that bookmarks and sessions survive a new database. */
export function idOf(what: string): string {
  const hex = createHash('sha256').update(`krets demo ${what}`).digest('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), `4${hex.slice(13, 16)}`, `8${hex.slice(17, 20)}`, hex.slice(20, 32)].join(
    '-',
  );
}

const nameOf = new Map(organisations.organisations.map(({ orgnr, name }) => [orgnr, name]));

/** The people a visitor may sign in as. */
export function castList() {
  const { people, networks } = demoContent();
  const networksOf = (key: string) => networks.filter(({ seats }) => seats.some(({ person }) => person === key));
  return people.map(({ key, name, roleTitle, orgnr, isAdministrator = false, triesAs = null }) => ({
    id: idOf(key),
    name,
    roleTitle,
    organisation: nameOf.get(orgnr) ?? { nn: orgnr, nb: orgnr, en: orgnr },
    networks: networksOf(key).map((network) => network.name),
    isAdministrator,
    triesAs,
  }));
}

/** Seats in a network, by the people who hold them. */
export const seatsHeldBy = (tx: Tx, networkId: string, names: string[]): Promise<string[]> =>
  Promise.all(
    names.map(async (name) => {
      const seat = await tx.row<{ id: string }>(`SELECT id FROM seats WHERE network_id = $1 AND person_id = $2`, [
        networkId,
        idOf(name),
      ]);
      return seat?.id ?? '';
    }),
  );
