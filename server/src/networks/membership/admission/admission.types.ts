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

@ObjectType({ description: 'An application as the applicant sees it, without anything from the room.' })
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
  declineReason: string | null;
}

@ObjectType({ description: 'What the viewer may do about an applicant.' })
export class ApplicantRights {
  @Field()
  admit: boolean;
  @Field()
  vote: boolean;
  @Field()
  decline: boolean;
}

@ObjectType({ description: 'An applicant as the members see them. The waiting list has an order.' })
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
  @Field({ description: 'Whether the applicant came with an invitation.' })
  invited: boolean;
  @Field()
  appliedAt: Date;
  @Field(() => [AdmissionWarningEnum], {
    description: 'For facilitators and for members from the same organisation; empty for the others.',
  })
  warnings: AdmissionWarning[];
  @Field(() => Int, { description: 'Number of seats that have voted yes.' })
  yes: number;
  @Field(() => Int, { description: 'Number of yes votes needed.' })
  needed: number;
  @Field(() => Boolean, { nullable: true })
  myVote: boolean | null;
  @Field()
  viewerMay: ApplicantRights;
}
