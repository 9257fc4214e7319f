import { limits } from '@krets/shared/limits';
import { Injectable } from '@nestjs/common';
import { type SeatWithPerson, seatOf } from '../../networks/membership/seat.entity.js';
import type { Tx } from '../../platform/database/tx.js';
import { notFound } from '../../platform/errors.js';
import { cursorOf, numbersIn, pageOf, pageSize } from '../../platform/graphql/paging.js';
import { ConsultationPost } from '../consultation-post.entity.js';
import type {
  ConsultationOutcome,
  ConsultationPostConnection,
  ConsultationPostView,
  PageOfPosts,
  RaisedHand,
  TransitionView,
} from '../consultations.types.js';
import { mayReadPosts } from '../engine/consultation.policy.js';
import { attendeeOf, type ConsultationState, hasPosted } from '../engine/consultation-state.policy.js';
import { PrivateNote, StoredRaisedHand } from '../participant.entity.js';
import { Transition } from '../transition.entity.js';

/** The posts, as one person may read them. Row-level security hides the rest. */
@Injectable()
export class PostQueries {
  async page(
    tx: Tx,
    consultationId: string,
    { first, after, phaseSeq }: PageOfPosts,
  ): Promise<ConsultationPostConnection> {
    const [last] = numbersIn(after) ?? [0];
    const found = await tx.select(
      ConsultationPost,
      `WHERE t.consultation_id = $1 AND t.seq > $2 AND ($3::int IS NULL OR t.phase_seq = $3) ORDER BY t.seq LIMIT $4`,
      [consultationId, last, phaseSeq ?? null, pageSize(first) + 1],
    );
    const { nodes, pageInfo } = pageOf(found, first, ({ seq }) => cursorOf([seq]));
    const shown = await this.#toViews(tx, nodes);
    return { nodes: shown, authors: [...new Set(shown.map(({ author }) => author))], pageInfo };
  }

  async toView(tx: Tx, post: ConsultationPost): Promise<ConsultationPostView> {
    const [shown] = await this.#toViews(tx, [post]);
    if (!shown) throw notFound();
    return shown;
  }

  async outcome(tx: Tx, state: ConsultationState): Promise<ConsultationOutcome> {
    const found = await tx.select(
      ConsultationPost,
      `WHERE t.consultation_id = $1 AND t.kind IN ('COMMITMENT', 'TAKEAWAY', 'FOLLOW_UP') AND t.withdrawn_at IS NULL
       ORDER BY t.role <> 'OWNER', t.seq LIMIT ${limits.page}`,
      [state.id],
    );
    const shown = await this.#toViews(tx, found);
    const of = (kind: ConsultationPost['kind']) => shown.filter((post) => post.kind === kind);
    return {
      consultationId: state.id,
      commitments: of('COMMITMENT'),
      takeaways: of('TAKEAWAY'),
      followUps: of('FOLLOW_UP'),
    };
  }

  async transitions(tx: Tx, { id, attendees }: ConsultationState): Promise<TransitionView[]> {
    const found = await tx.select(
      Transition,
      `WHERE t.consultation_id = $1 ORDER BY t.number DESC LIMIT ${limits.page}`,
      [id],
    );
    return Promise.all(
      found.reverse().map(async (one) => {
        const seatId = attendees.find(({ personId }) => personId === one.byId)?.seatId;
        return { ...one, by: (seatId && (await seatOf(tx, seatId))) || null };
      }),
    );
  }

  async hands(tx: Tx, state: ConsultationState): Promise<RaisedHand[]> {
    if (!mayReadPosts(state, tx.me)) return [];
    const found = await tx.select(StoredRaisedHand, 'WHERE t.consultation_id = $1 ORDER BY t.raised_at', [state.id]);
    const up = await Promise.all(
      found.map(async ({ personId, raisedAt }) => {
        const attendee = attendeeOf(state, personId);
        const seat = attendee && (await seatOf(tx, attendee.seatId));
        return { seat, raisedAt, heard: attendee ? hasPosted(state, attendee) : true };
      }),
    );
    return up
      .filter((one): one is typeof one & { seat: SeatWithPerson } => one.seat !== undefined)
      .sort((a, b) => Number(a.heard) - Number(b.heard));
  }

  async note(tx: Tx, { id }: ConsultationState): Promise<PrivateNote | undefined> {
    return tx.one(PrivateNote, 'WHERE t.consultation_id = $1 AND t.person_id = $2', [id, tx.me]);
  }

  async #toViews(tx: Tx, posts: ConsultationPost[]): Promise<ConsultationPostView[]> {
    const authors = await Promise.all(posts.map(({ seatId }) => seatOf(tx, seatId)));
    return posts.map((post, n) => {
      const author = authors[n];
      if (!author) throw notFound();
      return {
        ...post,
        author,
        declines: post.kind === 'ANSWER' && post.body === '' && !post.withdrawnAt,
        mayWithdraw: post.authorId === tx.me && !post.withdrawnAt,
      };
    });
  }
}
