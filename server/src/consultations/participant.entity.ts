import { type Participation, participations } from '@krets/shared/kinds';
import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { Seat } from '../networks/membership/seat.entity.js';
import { enumOf } from '../platform/graphql/fields.js';
import { Consultation } from './consultation.entity.js';

export const ParticipationEnum = enumOf('Participation', participations);

/** One person's part in one consultation. Their role (owner, facilitator, peer) follows from the consultation. */
@Entity('consultation_participants')
@Index('ix_consultation_participants_person', ['personId'])
@ForeignKey(() => Consultation, ['consultationId', 'networkId'], ['id', 'networkId'], {
  name: 'fk_consultation_participants_consultation',
})
@ForeignKey(() => Seat, ['seatId', 'networkId'], ['id', 'networkId'], { name: 'fk_consultation_participants_seat' })
@Check('ck_consultation_participants_participation', `participation IN ('INVITED', 'JOINED', 'DECLINED')`)
export class Participant {
  @PrimaryColumn('uuid')
  consultationId: string;

  @PrimaryColumn('uuid')
  personId: string;

  @Column('uuid')
  networkId: string;

  @Column('uuid')
  seatId: string;

  @Column('varchar', { length: 8 })
  participation: Participation;

  @Column('timestamptz', { nullable: true })
  joinedAt: Date | null;

  /** The last phase in which this person posted or passed; only a post changes it. */
  @Column('integer', { default: 0 })
  lastPostedPhase: number;

  /** The last phase in which this person passed, or posted as much as is allowed. */
  @Column('integer')
  lastCompletedPhase: number;

  /** The last reminder sent to this person: twice the phase number, plus one for the second reminder. */
  @Column('integer', { default: 0 })
  reminded: number;

  /** The last transition for which the owner was told that the consultation waits for them. */
  @Column('integer', { default: 0 })
  lastAwayNotice: number;
}

@Entity('raised_hands')
@Index('ix_raised_hands_person', ['personId'])
@ForeignKey(() => Consultation, ['consultationId', 'networkId'], ['id', 'networkId'], {
  name: 'fk_raised_hands_consultation',
})
export class StoredRaisedHand {
  @PrimaryColumn('uuid')
  consultationId: string;

  @PrimaryColumn('uuid')
  personId: string;

  @Column('uuid')
  networkId: string;

  @Column('timestamptz')
  raisedAt: Date;
}

/** Readable by its author only. */
@Entity('private_notes')
@Index('ix_private_notes_person', ['personId'])
@ForeignKey(() => Consultation, ['consultationId', 'networkId'], ['id', 'networkId'], {
  name: 'fk_private_notes_consultation',
})
export class PrivateNote {
  @PrimaryColumn('uuid')
  consultationId: string;

  @PrimaryColumn('uuid')
  personId: string;

  @Column('uuid')
  networkId: string;

  @Column('text')
  content: string;

  @Column('timestamptz')
  savedAt: Date;
}
