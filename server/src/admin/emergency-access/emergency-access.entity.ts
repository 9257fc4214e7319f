import { agreementObstacles } from '@krets/shared/kinds';
import { limits } from '@krets/shared/limits';
import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { Check, Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { Person } from '../../identity/person.entity.js';
import { enumOf } from '../../platform/graphql/fields.js';

export const AgreementObstacleEnum = enumOf(
  'AgreementObstacle',
  agreementObstacles,
  'Why the viewer cannot be the second administrator who opens this room.',
);

@ObjectType({
  description:
    'A room opened by two administrators for a stated reason and a limited time. Its members see it in the room, in its log and by e-mail.',
})
@Entity('emergency_accesses')
@Check('ck_emergency_accesses_two', 'approved_by <> requested_by')
@Check('ck_emergency_accesses_hours', 'hours BETWEEN 1 AND 24')
export class EmergencyAccess {
  @Field(() => ID)
  @PrimaryColumn('uuid')
  id: string;

  @Field(() => ID)
  @Column('uuid')
  networkId: string;

  @Field(() => String, { nullable: true, description: 'Null for an older request.' })
  @Column('varchar', { length: limits.networkName, nullable: true })
  networkName: string | null;

  @Field()
  @Column('varchar', { length: limits.reason })
  reason: string;

  @Field(() => Int)
  @Column('integer')
  hours: number;

  @ForeignKey(() => Person, { name: 'fk_emergency_accesses_requester' })
  @Column('uuid')
  requestedBy: string;

  @Field()
  @Column('timestamptz')
  requestedAt: Date;

  @ForeignKey(() => Person, { name: 'fk_emergency_accesses_approver' })
  @Column('uuid', { nullable: true })
  approvedBy: string | null;

  @Field(() => Date, { nullable: true, description: 'Null until a second administrator has agreed.' })
  @Column('timestamptz', { nullable: true })
  approvedAt: Date | null;

  @Field(() => Date, { nullable: true })
  @Column('timestamptz', { nullable: true })
  expiresAt: Date | null;

  @Field(() => Date, { nullable: true, description: 'When it ended, early or at its time.' })
  @Column('timestamptz', { nullable: true })
  endedAt: Date | null;
}
