import { limits } from '@krets/shared/limits';
import { Check, Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { Network } from '../../network.entity.js';

/** The questions a network asks those who apply. */
@Entity('admission_questions')
@Check('ck_admission_questions_few', 'cardinality(questions) <= 3')
export class AdmissionQuestions {
  @ForeignKey(() => Network, { name: 'fk_admission_questions_network' })
  @PrimaryColumn('uuid')
  networkId: string;

  @Column('varchar', { length: limits.question, array: true })
  questions: string[];
}
