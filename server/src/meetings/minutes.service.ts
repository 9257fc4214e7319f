import { randomUUID } from 'node:crypto';
import { limits } from '@krets/shared/limits';
import { Injectable } from '@nestjs/common';
import { membershipOf } from '../networks/membership/membership.js';
import { seatOf } from '../networks/membership/seat.entity.js';
import { writePassage } from '../passages/passage.entity.js';
import { AccessCheck } from '../platform/access-check.js';
import type { Tx } from '../platform/database/tx.js';
import { notFound, stale } from '../platform/errors.js';
import { AgendaItem } from './agenda-item.entity.js';
import { Meeting } from './meeting.entity.js';
import { lapsesAt, mayWriteMinutes, minutesFrozenAt } from './meeting.policy.js';
import { MeetingRun } from './meeting-run.entity.js';
import { MinutesBlock, minutesWithTitles, StoredNextStep, textOfMinutes } from './minutes.entity.js';
import type { SaveMinutesInput, TakeNextStepInput } from './minutes.inputs.js';
import type { Minutes, MinutesBlockView } from './minutes.types.js';

/** The minutes of a meeting: written by all while it is under way, corrected for seven days. */
@Injectable()
export class MinutesService {
  constructor(private readonly accessCheck: AccessCheck) {}

  /** @throws BAD_INPUT `stale` when somebody has written since: then both texts are shown, and nothing is replaced unseen */
  async save(tx: Tx, { meetingId, itemId, learned, takeaways, replaces }: SaveMinutesInput): Promise<void> {
    const meeting = await this.#writable(tx, meetingId, itemId);
    const { networkId } = meeting;
    const { seatId } = await membershipOf(tx, networkId);
    const known = await tx.one(MinutesBlock, 'WHERE t.meeting_id = $1 AND t.item_id = $2', [meetingId, itemId]);
    if (known && known.learned === learned && known.takeaways === takeaways) return;
    if ((known?.version ?? 0) !== replaces) throw stale();
    if (known) {
      await tx.rows(
        `UPDATE minutes_blocks SET learned = $2, takeaways = $3, version = version + 1, seat_id = $4, edited_at = $5 WHERE id = $1`,
        [known.id, learned, takeaways, seatId, tx.at],
      );
    } else {
      const block = { id: randomUUID(), networkId, meetingId, itemId, learned, takeaways };
      await tx.insert(MinutesBlock, { ...block, version: 1, seatId: seatId ?? '', editedAt: tx.at });
    }
    await this.#makeFound(tx, meetingId, itemId);
    await tx.appendEntry(networkId, { topic: 'MEETING', id: meetingId, kind: 'MINUTES_WRITTEN' });
  }

  async #makeFound(tx: Tx, meetingId: string, itemId: string): Promise<void> {
    const [block] = await minutesWithTitles(tx, 'WHERE t.meeting_id = $1 AND t.item_id = $2', [meetingId, itemId]);
    if (!block) return;
    const source = { ...block, kind: 'MINUTES' as const, authorId: block.personId, createdAt: block.editedAt };
    await writePassage(tx, source, textOfMinutes(block, block.title));
  }

  async takeNextStep(tx: Tx, { meetingId, itemId, body }: TakeNextStepInput): Promise<void> {
    const { networkId } = await this.#writable(tx, meetingId, itemId);
    const { seatId } = await membershipOf(tx, networkId);
    if (body.trim() === '')
      await tx.rows('DELETE FROM next_steps WHERE meeting_id = $1 AND item_id = $2 AND seat_id = $3', [
        meetingId,
        itemId,
        seatId,
      ]);
    else
      await tx.rows(
        `INSERT INTO next_steps (meeting_id, item_id, seat_id, network_id, person_id, body, taken_at) VALUES ($1, $2, $3, $4, $5, $6, $7)
         ON CONFLICT (meeting_id, item_id, seat_id) DO UPDATE SET body = excluded.body, taken_at = excluded.taken_at`,
        [meetingId, itemId, seatId, networkId, tx.me, body, tx.at],
      );
    await tx.appendEntry(networkId, { topic: 'MEETING', id: meetingId, kind: 'MINUTES_WRITTEN' });
  }

  async of(tx: Tx, meeting: Meeting): Promise<Minutes> {
    const [items, membership] = await Promise.all([this.#items(tx, meeting), membershipOf(tx, meeting.networkId)]);
    const blocks = await this.#blocks(
      tx,
      [meeting],
      items.map((item) => ({ item, meeting })),
    );
    return {
      blocks,
      frozenAt: minutesFrozenAt(meeting),
      lapsesAt: await this.#lapsesAt(tx, meeting, blocks),
      viewerMayWrite: items.length > 0 && mayWriteMinutes(membership, meeting, tx.at),
    };
  }

  /** What meetings have written about a challenge, the last one first. It is read from the minutes. */
  async about(tx: Tx, challengeId: string): Promise<MinutesBlockView[]> {
    const items = await tx.select(
      AgendaItem,
      'WHERE t.challenge_id = $1 AND t.withdrawn_at IS NULL AND t.meeting_id IS NOT NULL',
      [challengeId],
    );
    if (items.length === 0) return [];
    const meetings = await tx.select(
      Meeting,
      `WHERE t.id = ANY ($1) ORDER BY t.starts_at DESC LIMIT ${limits.takenUp}`,
      [items.flatMap(({ meetingId }) => meetingId ?? [])],
    );
    const pairs = meetings.flatMap((meeting) =>
      items.filter(({ meetingId }) => meetingId === meeting.id).map((item) => ({ item, meeting })),
    );
    return this.#blocks(tx, meetings, pairs.slice(0, limits.takenUp));
  }

  async #lapsesAt(tx: Tx, meeting: Meeting, blocks: readonly MinutesBlockView[]): Promise<Date | null> {
    const isWritten = blocks.some(({ version, nextSteps }) => version > 0 || nextSteps.length > 0);
    if (meeting.stage !== 'OVER' || isWritten || tx.at >= lapsesAt(meeting)) return null;
    return (await tx.one(MeetingRun, 'WHERE t.meeting_id = $1', [meeting.id])) ? null : lapsesAt(meeting);
  }

  async #items(tx: Tx, { id }: Meeting): Promise<AgendaItem[]> {
    const run = await tx.one(MeetingRun, 'WHERE t.meeting_id = $1', [id]);
    const reached = run && !run.endedAt ? run.steps.slice(0, run.step + 1).flatMap(({ itemId }) => itemId ?? []) : [];
    const items = await tx.select(
      AgendaItem,
      `WHERE (t.meeting_id = $1 OR t.id = ANY ($2)) AND t.withdrawn_at IS NULL ORDER BY t.place, t.created_at`,
      [id, reached],
    );
    return reached.length > 0 ? items.sort((a, b) => reached.indexOf(a.id) - reached.indexOf(b.id)) : items;
  }

  async #blocks(
    tx: Tx,
    meetings: readonly Meeting[],
    pairs: readonly { item: AgendaItem; meeting: Meeting }[],
  ): Promise<MinutesBlockView[]> {
    const ids = meetings.map(({ id }) => id);
    const [blocks, steps] = await Promise.all([
      tx.select(MinutesBlock, 'WHERE t.meeting_id = ANY ($1)', [ids]),
      tx.select(StoredNextStep, 'WHERE t.meeting_id = ANY ($1) ORDER BY t.taken_at, t.seat_id', [ids]),
    ]);
    return Promise.all(
      pairs.map(async ({ item, meeting }) => {
        const isHere = (one: { meetingId: string; itemId: string }) =>
          one.meetingId === meeting.id && one.itemId === item.id;
        const block = blocks.find(isHere);
        const nextSteps = await Promise.all(
          steps.filter(isHere).map(async ({ seatId, body }) => {
            const seat = await seatOf(tx, seatId);
            return seat ? [{ seat, body }] : [];
          }),
        );
        return {
          itemId: item.id,
          meetingId: meeting.id,
          title: item.title,
          metAt: meeting.startsAt,
          learned: block?.learned ?? '',
          takeaways: block?.takeaways ?? '',
          version: block?.version ?? 0,
          by: block ? ((await seatOf(tx, block.seatId)) ?? null) : null,
          editedAt: block?.editedAt ?? null,
          nextSteps: nextSteps.flat(),
        };
      }),
    );
  }

  async #writable(tx: Tx, meetingId: string, itemId: string): Promise<Meeting> {
    const meeting = await tx.one(Meeting, 'WHERE t.id = $1', [meetingId]);
    if (!meeting) throw notFound();
    await tx.lockNetwork(meeting.networkId);
    await tx.useDatabaseTime();
    this.accessCheck.assertAllowed(mayWriteMinutes(await membershipOf(tx, meeting.networkId), meeting, tx.at));
    if (!(await this.#items(tx, meeting)).some(({ id }) => id === itemId)) throw notFound();
    return meeting;
  }
}
