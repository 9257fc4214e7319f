import { build } from './main.js';
import { OwnData } from './owndata/owndata.service.js';
import type { Erasures } from './platform/backup/erasures.js';
import type { ServerConfig } from './platform/config.token.js';
import { Work } from './platform/database/work.js';

/** Does again, in a database that was set back, what people had deleted since: as each of them, by the same services. */
export async function replayErasures(config: ServerConfig, { gone, takenOut }: Erasures): Promise<void> {
  const app = await build(config);
  await app.init();
  try {
    const [work, ownData] = [app.get(Work), app.get(OwnData, { strict: false })];
    for (const { personId, networkId } of takenOut)
      await work.writeAs(personId, (tx) => ownData.takeOut(tx, networkId));
    for (const personId of gone) await work.writeAs(personId, (tx) => ownData.forget(tx, 'STAY'));
  } finally {
    await app.close();
  }
}
