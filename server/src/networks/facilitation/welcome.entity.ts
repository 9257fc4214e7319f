import type { Language } from '@krets/shared/kinds';
import { Field, ObjectType } from '@nestjs/graphql';
import { Check, Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { LanguageEnum } from '../../identity/identity.inputs.js';
import { Seat } from '../membership/seat.entity.js';
import { Network } from '../network.entity.js';

@ObjectType({ description: 'What a facilitator wants new members to read first.' })
@Entity('welcomes')
@ForeignKey(() => Seat, ['writtenBy', 'networkId'], ['id', 'networkId'], { name: 'fk_welcomes_writer' })
@Check('ck_welcomes_lang', `lang IN ('nn', 'nb', 'en')`)
export class Welcome {
  @ForeignKey(() => Network, { name: 'fk_welcomes_network' })
  @PrimaryColumn('uuid')
  networkId: string;

  @Field({ description: 'Markdown.' })
  @Column('text')
  words: string;

  @Field(() => LanguageEnum)
  @Column('varchar', { length: 2 })
  lang: Language;

  @Column('uuid')
  writtenBy: string;

  @Field()
  @Column('timestamptz')
  writtenAt: Date;
}

/** Marks that a person has dismissed the welcome. Visible to that person only. */
@Entity('dismissed_welcomes')
export class WelcomeDismissal {
  @PrimaryColumn('uuid')
  personId: string;

  @ForeignKey(() => Welcome, { name: 'fk_dismissed_welcomes_welcome' })
  @PrimaryColumn('uuid')
  networkId: string;
}
