import {
  type AdmissionWarning,
  type ApplicationState,
  admissionWarnings,
  applicationStates,
} from '@krets/shared/kinds';
import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { Organisation } from '../../../identity/organisation.entity.js';
import { Person } from '../../../identity/person.entity.js';
import { enumOf } from '../../../platform/graphql/fields.js';

const ApplicationStateEnum = enumOf('ApplicationState', applicationStates);
const AdmissionWarningEnum = enumOf('AdmissionWarning', admissionWarnings);

@ObjectType()
export class ApplicationAnswer {
  @Field()
  question: string;
  @Field()
  answer: string;
}

@ObjectType({ description: 'An application as the one who made it sees it: nothing of the room.' })
export class OwnApplication {
  @Field(() => ID)
  id: string;
  @Field(() => ID)
  networkId: string;
  @Field()
  networkName: string;
  @Field(() => ApplicationStateEnum)
  state: ApplicationState;
  @Field()
  roleTitle: string;
  @Field()
  reason: string;
  @Field(() => [ApplicationAnswer])
  answers: ApplicationAnswer[];
  @Field()
  appliedAt: Date;
  @Field(() => String, { nullable: true })
  declinedBecause: string | null;
}

@ObjectType({ description: 'What the viewer may do about one who has applied.' })
export class ApplicantRights {
  @Field()
  admit: boolean;
  @Field()
  vote: boolean;
  @Field()
  decline: boolean;
}

@ObjectType({ description: 'One who has asked for a seat, as the members see her. Who waits stands in order.' })
export class Applicant {
  @Field(() => ID)
  id: string;
  @Field(() => ApplicationStateEnum)
  state: ApplicationState;
  @Field()
  person: Person;
  @Field()
  organisation: Organisation;
  @Field()
  roleTitle: string;
  @Field()
  reason: string;
  @Field(() => [ApplicationAnswer])
  answers: ApplicationAnswer[];
  @Field({ description: 'Whether she came with an invitation.' })
  invited: boolean;
  @Field()
  appliedAt: Date;
  @Field(() => [AdmissionWarningEnum], {
    description: 'For facilitators and for colleagues from the same agency; empty for the others.',
  })
  warnings: AdmissionWarning[];
  @Field(() => Int, { description: 'Seats that have said yes.' })
  yes: number;
  @Field(() => Int, { description: 'Seats that have to say yes.' })
  needed: number;
  @Field(() => Boolean, { nullable: true })
  myVote: boolean | null;
  @Field()
  viewerMay: ApplicantRights;
}
