import { limits } from '@krets/shared/limits';
import { Injectable } from '@nestjs/common';
import type { Tx } from '../../platform/database/tx.js';
import { badInput, notFound } from '../../platform/errors.js';
import type { SaveMeetingPlaceInput } from './lifecycle.inputs.js';
import { SavedMeetingPlace } from './saved-meeting-place.entity.js';

/** Plans that are not networks are saved here, for their owner alone, until the platform has meeting places. */
@Injectable()
export class SavedMeetingPlaceService {
  list(tx: Tx): Promise<SavedMeetingPlace[]> {
    return tx.select(
      SavedMeetingPlace,
      `WHERE t.person_id = (SELECT app.me()) ORDER BY t.saved_at DESC LIMIT ${limits.savedMeetingPlaces}`,
    );
  }

  async save(tx: Tx, { id, name, purpose }: SaveMeetingPlaceInput): Promise<void> {
    const others = (await this.list(tx)).filter((place) => place.id !== id);
    if (others.length >= limits.savedMeetingPlaces)
      throw badInput({ field: 'id', rule: 'max', limit: limits.savedMeetingPlaces });
    await tx.rows(
      `INSERT INTO saved_meeting_places (id, person_id, name, purpose, saved_at) VALUES ($1, $2, $3, $4, $5)
       ON CONFLICT (person_id, id) DO UPDATE SET name = excluded.name, purpose = excluded.purpose, saved_at = excluded.saved_at`,
      [id, tx.me, name.trim(), purpose.trim(), tx.at],
    );
  }

  async discard(tx: Tx, id: string): Promise<void> {
    const gone = await tx.rows(
      `DELETE FROM saved_meeting_places WHERE id = $1 AND person_id = (SELECT app.me()) RETURNING id`,
      [id],
    );
    if (gone.length === 0) throw notFound();
  }
}
