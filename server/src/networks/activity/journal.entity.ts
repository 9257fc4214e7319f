import { type Topic, topics } from '@krets/shared/kinds';
import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { Check, Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { enumOf } from '../../platform/graphql/fields.js';
import { Network } from '../network.entity.js';

const TopicEnum = enumOf('Topic', topics);

@ObjectType('JournalEntry', {
  description: "One row of the network's journal: a pointer, never content and never who.",
})
@Entity('journal')
@Check('ck_journal_topic', `topic IN (${topics.map((topic) => `'${topic}'`).join(', ')})`)
export class JournalEntry {
  @ForeignKey(() => Network, { name: 'fk_journal_network' })
  @PrimaryColumn('uuid')
  networkId: string;

  @Field(() => Int, { description: 'Gap-free per network.' })
  @PrimaryColumn('integer')
  seq: number;

  @Field(() => TopicEnum)
  @Column('varchar', { length: 12 })
  topic: Topic;

  @Field(() => ID, { name: 'id', description: 'What changed; fetch it through its own query.' })
  @Column('uuid')
  subjectId: string;

  @Field(() => ID, { nullable: true, description: 'Set for contributions.' })
  @Column('uuid', { nullable: true })
  challengeId: string | null;

  @Column('varchar', { length: 12 })
  kind: string;

  @Field()
  @Column('timestamptz')
  at: Date;

  /** When what it is about was posted, where that is earlier. */
  @Column('timestamptz', { nullable: true })
  since: Date | null;
}

@ObjectType()
export class JournalPage {
  @Field(() => [JournalEntry])
  items: JournalEntry[];

  @Field({ description: 'False when more is waiting after the last item.' })
  complete: boolean;

  @Field(() => Int, { description: 'The last journal number these items reach.' })
  seq: number;
}
