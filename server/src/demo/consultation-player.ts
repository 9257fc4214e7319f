import type { INestApplicationContext } from '@nestjs/common';
import { PhaseControlService } from '../consultations/engine/phase-control.service.js';
import { PlanningService } from '../consultations/engine/planning.service.js';
import { PostService } from '../consultations/posts/posts.service.js';
import type { Tx } from '../platform/database/tx.js';
import { idOf } from './cast-list.js';
import type { DemoAction, DemoConsultation } from './demo.types.js';

type Planned = { after: number; by: string; does: () => Promise<unknown> };

/** Plays one consultation through the same services that users reach. */
export class ConsultationPlayer {
  #id = '';
  readonly #postIds: string[] = [];

  constructor(
    private readonly app: INestApplicationContext,
    private readonly tx: Tx,
    private readonly demo: DemoConsultation,
  ) {}

  /** Proposed and joined in the day before it starts. */
  plan(challengeId: () => string): Planned[] {
    const { tx, demo } = this;
    const { by, protocol, mode, joins, facilitator, acts, note } = demo;
    const preparing = this.app.get(PlanningService);
    const input = { clientId: idOf(`consultation ${demo.challenge}`), protocol, mode, personIds: joins.map(idOf) };
    const propose = async () => {
      this.#id = await preparing.propose(tx, { ...input, challengeId: challengeId() });
    };
    const appoint = () => this.app.get(PhaseControlService).appoint(tx, { id: this.#id, personId: idOf(facilitator) });
    const planned: Planned[] = [
      { after: -24, by, does: propose },
      ...joins.map((person, n) => ({ after: n - 20, by: person, does: () => preparing.join(tx, this.#id) })),
      { after: -1, by, does: appoint },
      ...acts.map((act) => ({ after: act.after, by: act.by, does: () => this.#does(act) })),
    ];
    if (!note) return planned;
    const write = () =>
      this.app.get(PostService).savePrivateNote(tx, { consultationId: this.#id, content: note.content });
    return [...planned, { after: note.after, by: note.by, does: write }];
  }

  async #does({ does, by, after, body = '', lang = 'nn', to, dueInDays }: DemoAction): Promise<void> {
    const { tx } = this;
    const steering = this.app.get(PhaseControlService);
    if (does === 'START') return steering.start(tx, this.#id);
    const { phaseSeq } = await steering.applyDeadlines(tx, this.#id);
    if (does === 'ADVANCE') return steering.advance(tx, { id: this.#id, phaseSeq });
    if (does === 'SKIP') return steering.skip(tx, { id: this.#id, phaseSeq });
    const day = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
    const posted = await this.app.get(PostService).post(tx, {
      consultationId: this.#id,
      clientId: idOf(`${this.#id} ${by} ${after}`),
      phaseSeq,
      kind: does,
      body,
      lang,
      parentId: to === undefined ? null : (this.#postIds.at(-to) ?? null),
      dueOn: dueInDays === undefined ? null : day(dueInDays),
    });
    if (posted) this.#postIds.push(posted.id);
  }
}
