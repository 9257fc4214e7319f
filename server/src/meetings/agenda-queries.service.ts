import { createHash } from 'node:crypto';
import { dayAfter } from '@krets/shared/working-days';
import { Injectable } from '@nestjs/common';
import { charterOf } from '../networks/charter/charter.entity.js';
import { membershipOf } from '../networks/membership/membership.js';
import { seatOf } from '../networks/membership/seat.entity.js';
import type { Tx } from '../platform/database/tx.js';
import { AgendaItem } from './agenda-item.entity.js';
import { orderAgenda, type Placed, picksAmong } from './agenda-order.policy.js';
import { calledMeetingsOf, Meeting } from './meeting.entity.js';
import { isNotHeld, mayLeaveWord, mayWithdrawItem } from './meeting.policy.js';
import { MeetingRun } from './meeting-run.entity.js';
import { isAboutOrder, isChoosingAgain } from './meeting-run.policy.js';
import { minutesForItems } from './meeting-times.policy.js';
import type { Agenda, AgendaItemView, AgendaStage } from './meetings.types.js';

/** Owners whose seat has ended propose nothing any longer, and a challenge that is withdrawn takes its item along. */
const waiting = `JOIN seats s ON s.id = t.seat_id AND s.ended_at IS NULL
  LEFT JOIN challenges c ON c.id = t.challenge_id
  WHERE t.network_id = $1 AND t.meeting_id IS NULL AND c.withdrawn_at IS NULL`;

const isWaiting = ({ withdrawnAt }: AgendaItem) => withdrawnAt === null;

/** The agenda of a meeting. It belongs to the next one alone: what has no time there goes on to the one after. */
@Injectable()
export class AgendaQueries {
  async agendaOf(tx: Tx, meeting: Meeting): Promise<Agenda> {
    const { id, networkId, stage, picksOpenAt, picksCloseAt, minutes, seed } = meeting;
    const isNext = (await calledMeetingsOf(tx, networkId))[0]?.id === id;
    const again = stage === 'CALLED' ? await this.chosenAgain(tx, id) : null;
    const phase: AgendaStage =
      stage !== 'CALLED'
        ? 'DONE'
        : again
          ? 'CHOOSING'
          : !isNext
            ? 'WAITING'
            : tx.at < picksOpenAt
              ? 'COLLECTING'
              : tx.at < picksCloseAt
                ? 'CHOOSING'
                : 'ORDERED';
    const known = await this.#items(tx, meeting, phase);
    const items = again ? known.filter((item) => again.includes(item.id)) : known;
    return {
      stage: phase,
      items,
      choices: picksAmong(items.filter(({ forLater }) => !forLater).length),
      minutes: minutesForItems(minutes),
      seedHash: createHash('sha256').update(seed).digest('hex'),
      seed: phase === 'ORDERED' || stage === 'OVER' ? seed : null,
    };
  }

  /** The items among which those who are in the meeting choose again now; null when they do not. */
  async chosenAgain(tx: Tx, meetingId: string): Promise<string[] | null> {
    const run = await tx.one(MeetingRun, 'WHERE t.meeting_id = $1 AND t.ended_at IS NULL', [meetingId]);
    if (!run || !isAboutOrder(run) || !isChoosingAgain(run, tx.at)) return null;
    return run.steps.flatMap(({ itemId }) => itemId ?? []);
  }

  /** What may be chosen for this meeting. */
  candidates(tx: Tx, { networkId }: Pick<Meeting, 'networkId'>): Promise<AgendaItem[]> {
    return tx.select(AgendaItem, `${waiting} AND t.withdrawn_at IS NULL ORDER BY t.created_at, t.id`, [networkId]);
  }

  /** The same for every reader, also when an owner has withdrawn an item since: the others stay where they are. */
  async order(tx: Tx, meeting: Meeting): Promise<{ items: AgendaItem[]; placed: Placed[] }> {
    const { id, networkId, picksCloseAt, day, minutes, seed } = meeting;
    const [items, [chosen], before, charter] = await Promise.all([
      tx.select(
        AgendaItem,
        `${waiting} AND t.created_at <= $2 AND (t.withdrawn_at IS NULL OR t.withdrawn_at > $2) ORDER BY t.created_at, t.id`,
        [networkId, picksCloseAt],
      ),
      tx.rows<{ choices: string[][] }>('SELECT app.agenda_choices($1, $2) AS choices', [networkId, id]),
      tx.rows<{ owners: string[] }>(
        `SELECT ARRAY (SELECT i.owner_id FROM agenda_items i WHERE i.meeting_id = m.id) AS owners FROM meetings m
         WHERE m.network_id = $1 AND m.stage = 'OVER' ORDER BY m.starts_at DESC LIMIT 3`,
        [networkId],
      ),
      charterOf(tx, networkId),
    ]);
    const placed = orderAgenda(items, {
      choices: chosen?.choices ?? [],
      minutes: minutesForItems(minutes),
      nextDay: charter?.everyWeeks ? dayAfter(day, 7 * charter.everyWeeks) : null,
      takenBefore: before.map(({ owners }) => owners),
      seed,
    });
    return { items, placed };
  }

  async #items(tx: Tx, meeting: Meeting, stage: AgendaStage): Promise<AgendaItemView[]> {
    const { id, networkId, picksCloseAt } = meeting;
    if (stage === 'WAITING' || isNotHeld(meeting)) return [];
    if (stage === 'DONE') {
      const taken = await tx.select(AgendaItem, 'WHERE t.meeting_id = $1 AND t.withdrawn_at IS NULL ORDER BY t.place', [
        id,
      ]);
      return this.#views(tx, networkId, taken, new Set(), () => ({ hasTime: true, reason: null, forLater: false }));
    }
    const [items, picks] = await Promise.all([
      this.candidates(tx, meeting),
      tx.rows<{ itemId: string }>(
        `SELECT p.item_id AS "itemId" FROM agenda_picks p JOIN seats s ON s.id = p.seat_id
         WHERE p.meeting_id = $1 AND s.person_id = (SELECT app.me())`,
        [id],
      ),
    ]);
    const mine = new Set(picks.map(({ itemId }) => itemId));
    const open = { hasTime: null, reason: null, forLater: false };
    if (stage !== 'ORDERED') return this.#views(tx, networkId, items, mine, () => open);
    const { items: ordered, placed } = await this.order(tx, meeting);
    const inOrder = placed.flatMap((place) => {
      const item = ordered.find((one) => one.id === place.id);
      return item && isWaiting(item) ? [{ item, place }] : [];
    });
    const places = new Map(inOrder.map(({ place }) => [place.id, { ...place, forLater: false }]));
    const late = items.filter(({ createdAt }) => createdAt > picksCloseAt);
    return this.#views(
      tx,
      networkId,
      [...inOrder.map(({ item }) => item), ...late],
      mine,
      ({ id: itemId }) => places.get(itemId) ?? { ...open, forLater: true },
    );
  }

  async #views(
    tx: Tx,
    networkId: string,
    items: AgendaItem[],
    mine: ReadonlySet<string>,
    placeOf: (item: AgendaItem) => Pick<AgendaItemView, 'hasTime' | 'reason' | 'forLater'>,
  ): Promise<AgendaItemView[]> {
    const membership = await membershipOf(tx, networkId);
    const views = await Promise.all(
      items.map(async (item) => {
        const owner = await seatOf(tx, item.seatId);
        const { hasTime, reason, forLater } = placeOf(item);
        const viewerMayWithdraw = mayWithdrawItem(membership, item);
        const viewerMayLeaveWord = mayLeaveWord(membership, item);
        const chosenByMe = mine.has(item.id);
        return owner
          ? [{ ...item, owner, chosenByMe, hasTime, reason, forLater, viewerMayWithdraw, viewerMayLeaveWord }]
          : [];
      }),
    );
    return views.flat();
  }
}
