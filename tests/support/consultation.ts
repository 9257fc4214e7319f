import { randomUUID } from 'node:crypto';
import type { ConsultationKind, ConsultationMode, ConsultationStage, ProtocolKey } from '@krets/shared/kinds';
import type { Person } from './person.js';
import type { TestServer } from './server.js';

const shown = `id stage mode phaseSeq phaseEndsAt pausedAt followUpOn serverTime skipAsked
  phase { seq key } nextPhase { key } facilitator { person { id } } owner { person { id } }
  participants { role participation seat { person { id } } }
  me { role participation prompt { nn } open { kind left maxChars } heard done othersHidden }
  others { role silent doing { nn } } notYetPosted { person { id } } hands { seat { person { id } } }
  posts(first: 100) { nodes { id kind body phaseSeq role declines dueOn withdrawnAt author { person { id } } } }
  outcome { takeaways { body } commitments { body dueOn } followUps { body } }
  transitions { number why phaseSeq by { person { id } } } myNote
  viewerMay { ask join decline schedule start advance skip askToSkip extend pause resume changeMode appointFacilitator
    claimFacilitator stepDown raiseHand note close withdraw }`;

type Who = { person: { id: string } };
export type Shown = {
  id: string;
  stage: ConsultationStage;
  mode: ConsultationMode;
  phaseSeq: number;
  phaseEndsAt: string | null;
  followUpOn: string | null;
  serverTime: string;
  skipAsked: boolean;
  phase: { seq: number; key: string } | null;
  nextPhase: { key: string } | null;
  facilitator: Who | null;
  participants: { role: string | null; participation: string; seat: Who }[];
  me: {
    role: string | null;
    prompt: { nn: string } | null;
    open: { kind: ConsultationKind; left: number | null; maxChars: number }[];
    heard: boolean;
    done: boolean;
    othersHidden: boolean;
  };
  others: { role: string; silent: boolean; doing: { nn: string } }[];
  notYetPosted: Who[] | null;
  hands: { seat: Who }[];
  posts: {
    nodes: { id: string; kind: ConsultationKind; body: string; phaseSeq: number; declines: boolean; author: Who }[];
  };
  outcome: {
    takeaways: { body: string }[];
    commitments: { body: string; dueOn: string }[];
    followUps: { body: string }[];
  };
  transitions: { why: string; phaseSeq: number; by: Who | null }[];
  myNote: string | null;
  viewerMay: Record<string, boolean>;
};

/** One consultation, and everything a person can do with it through the API. */
export class TestConsultation {
  constructor(
    readonly id: string,
    readonly server: TestServer,
  ) {}

  async seenBy(person: Person): Promise<Shown> {
    const { consultation } = await person.ask<{ consultation: Shown }>(
      `query ($id: ID!) { consultation(id: $id) { ${shown} } }`,
      { id: this.id },
    );
    return consultation;
  }

  async does(person: Person, verb: string): Promise<Shown> {
    const answer = await person.ask<Record<string, Shown>>(`mutation ($id: ID!) { ${verb}(id: $id) { ${shown} } }`, {
      id: this.id,
    });
    return answer[verb] as Shown;
  }

  async with(person: Person, verb: string, type: string, input: Record<string, unknown>): Promise<Shown> {
    const answer = await person.ask<Record<string, Shown>>(
      `mutation ($input: ${type}!) { ${verb}(input: $input) { ${shown} } }`,
      { input: { id: this.id, ...input } },
    );
    return answer[verb] as Shown;
  }

  async inPhase(person: Person, verb: string, phaseSeq?: number): Promise<Shown> {
    return this.with(person, verb, 'PhaseInput', { phaseSeq: phaseSeq ?? (await this.seenBy(person)).phaseSeq });
  }

  async says(
    person: Person,
    kind: ConsultationKind,
    body: string,
    more: Record<string, unknown> = {},
  ): Promise<{ id: string; kind: ConsultationKind; body: string; phaseSeq: number }> {
    const phaseSeq = more.phaseSeq ?? (await this.seenBy(person)).phaseSeq;
    const { postInConsultation } = await person.ask<{
      postInConsultation: { id: string; kind: ConsultationKind; body: string; phaseSeq: number };
    }>('mutation ($input: PostInConsultationInput!) { postInConsultation(input: $input) { id kind body phaseSeq } }', {
      input: { consultationId: this.id, clientId: randomUUID(), lang: 'nn', kind, body, ...more, phaseSeq },
    });
    return postInConsultation;
  }

  /** Simulates that much time passing: moves every deadline back. */
  async after(interval: string): Promise<void> {
    await this.server.database.asSuperuser(
      `UPDATE consultations SET phase_ends_at = phase_ends_at - $2::interval, starts_at = starts_at - $2::interval,
         follow_up_on = (follow_up_on - $2::interval)::date WHERE id = $1`,
      [this.id, interval],
    );
    await this.server.database.asSuperuser(
      `UPDATE graphile_worker._private_jobs SET run_at = run_at - $2::interval
       WHERE payload ->> 'subjectId' = $1 AND isfinite(run_at)`,
      [this.id, interval],
    );
  }

  /** What waits for its time, by task. */
  async due(): Promise<Map<string, Date>> {
    const found = await this.server.database.asSuperuser<{ task: string; at: Date }>(
      `SELECT task_identifier AS task, run_at AS at FROM graphile_worker.jobs
       WHERE key LIKE '%:' || $1 || ':%' AND isfinite(run_at)`,
      [this.id],
    );
    return new Map(found.map(({ task, at }) => [task.replace('consultation.', ''), at]));
  }

  /** Makes it due now. */
  async dueNow(task: string): Promise<void> {
    await this.server.database.asSuperuser(
      `UPDATE graphile_worker._private_jobs SET run_at = now() WHERE key LIKE '%:' || $1 || ':consultation.' || $2`,
      [this.id, task],
    );
  }
}

export async function createConsultation(
  owner: Person,
  challengeId: string,
  peers: Person[],
  choice: { protocol?: ProtocolKey; mode?: ConsultationMode; facilitator?: Person; start?: boolean } = {},
): Promise<TestConsultation> {
  const { protocol = 'PEER_CONSULTATION', mode = 'LIVE', facilitator, start = true } = choice;
  const { proposeConsultation } = await owner.ask<{ proposeConsultation: { id: string } }>(
    'mutation ($input: ProposeConsultationInput!) { proposeConsultation(input: $input) { id } }',
    { input: { challengeId, clientId: randomUUID(), protocol, mode, personIds: peers.map(({ id }) => id) } },
  );
  const consultation = new TestConsultation(proposeConsultation.id, owner.server);
  for (const peer of peers) await consultation.does(peer, 'joinConsultation');
  if (facilitator)
    await consultation.with(owner, 'appointFacilitator', 'AppointFacilitatorInput', { personId: facilitator.id });
  if (start) await consultation.does(owner, 'startConsultation');
  return consultation;
}
