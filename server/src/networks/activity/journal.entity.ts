import { type Topic, topics } from '@krets/shared/kinds';
import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { Check, Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { enumOf } from '../../platform/graphql/fields.js';
import { Network } from '../network.entity.js';

const TopicEnum = enumOf('Topic', topics);

@ObjectType('JournalEntry', {
  description: "One row of the network's journal: a pointer to what changed, without its content or its author.",
})
@Entity('journal')
@Check('ck_journal_topic', `topic IN (${topics.map((topic) => `'${topic}'`).join(', ')})`)
export class JournalEntry {
  @ForeignKey(() => Network, { name: 'fk_journal_network' })
  @PrimaryColumn('uuid')
  networkId: string;

  @Field(() => Int, { description: 'Consecutive within the network, without gaps.' })
  @PrimaryColumn('integer')
  seq: number;

  @Field(() => TopicEnum)
  @Column('varchar', { length: 12 })
  topic: Topic;

  @Field(() => ID, { name: 'id', description: 'What changed; read it through its own query.' })
  @Column('uuid')
  subjectId: string;

  @Field(() => ID, { nullable: true, description: 'Set for contributions.' })
  @Column('uuid', { nullable: true })
  challengeId: string | null;

  /** Its name when it was written; no query reads it again. */
  @Column('text')
  kind: string;

  @Field()
  @Column('timestamptz')
  at: Date;

  /** When the subject was posted, if that was before this entry. */
  @Column('timestamptz', { nullable: true })
  since: Date | null;
}

@ObjectType()
export class JournalPage {
  @Field(() => [JournalEntry])
  items: JournalEntry[];

  @Field({ description: 'False when more items follow the last one.' })
  complete: boolean;

  @Field(() => Int, { description: 'The last journal number covered by these items.' })
  seq: number;
}
