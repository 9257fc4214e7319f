import { addCalendarDays, momentOf } from '@krets/shared/working-days';
import type { INestApplicationContext } from '@nestjs/common';
import { OccurrenceEditingService } from '../overview/occurrences/occurrence-editing.service.js';
import { OccurrenceLettersJob } from '../overview/signups/occurrence-letters.job.js';
import { SignupService } from '../overview/signups/signups.service.js';
import type { Tx } from '../platform/database/tx.js';
import { idOf } from './cast-list.js';
import type { DemoGathering } from './demo.types.js';

const hour = 3_600_000;
const nobody = '';

/** Plays who comes to a meeting place, and who met over a coffee where it has been. */
export async function playGathering(
  app: INestApplicationContext,
  tx: Tx,
  { startsInDays, time, minutes, place, county, video, capacity, signups }: DemoGathering,
  { entryId, host }: { entryId: string; host: string },
): Promise<void> {
  const startsAt = momentOf(addCalendarDays(new Date(), startsInDays), time);
  const endsAt = new Date(startsAt.getTime() + minutes * 60_000);
  // Announced six weeks ahead, or a while ago.
  const opensAt = new Date(Math.min(startsAt.getTime() - 42 * 24 * hour, Date.now() - 7 * 24 * hour));
  tx.at = opensAt;
  await tx.actAs(host);
  const text = {
    startsAt,
    endsAt,
    place,
    county,
    video: video ?? null,
    capacity: capacity ?? null,
    opensAt,
    closesAt: startsAt,
  };
  const id = await app.get(OccurrenceEditingService).add(tx, entryId, text);
  for (const [index, { person, shows, founds, ...choices }] of signups.entries()) {
    tx.at = new Date(opensAt.getTime() + (index + 2) * 3 * hour);
    await tx.actAs(idOf(person));
    const shown = {
      showName: shows.includes('name'),
      showRole: shows.includes('role'),
      showAgency: shows.includes('agency'),
    };
    await app.get(SignupService).signUp(tx, id, {
      ...{ talk: null, accessNeeds: null, coffee: false, founds: founds !== undefined, need: founds ?? null },
      ...shown,
      ...choices,
    });
  }
  if (startsInDays >= 0) return;
  tx.at = new Date(startsAt.getTime() - 20 * hour);
  await tx.actAs(nobody);
  await app.get(OccurrenceLettersJob).pair(tx);
}
