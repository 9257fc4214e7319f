import { build } from './main.js';
import type { Erasures } from './platform/backup/erasures.js';
import type { ServerConfig } from './platform/config/config.token.js';
import { Transactions } from './platform/database/transactions.js';
import { AccountDeletionService } from './privacy/account-deletion.service.js';

/** Repeats, in a database that was restored, what people had deleted since the backup: as each of them, through the same services. */
export async function replayErasures(config: ServerConfig, { gone, takenOut }: Erasures): Promise<void> {
  const app = await build(config);
  await app.init();
  try {
    const [transactions, ownData] = [app.get(Transactions), app.get(AccountDeletionService, { strict: false })];
    for (const { personId, networkId } of takenOut)
      await transactions.writeAs(personId, (tx) => ownData.eraseContent(tx, networkId));
    for (const personId of gone) await transactions.writeAs(personId, (tx) => ownData.deleteAccount(tx, 'STAY'));
  } finally {
    await app.close();
  }
}
