import {
  type Admission,
  type AdmissionWarning,
  type ApplicationState,
  admissionWarnings,
  applicationStates,
  type OrganiserType,
  type SizeBand,
  type Stage,
} from '@krets/shared/kinds';
import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { AdmissionEnum } from '../networks/charter.entity.js';
import { OrganiserTypeEnum, SizeBandEnum, StageEnum } from '../networks/network.entity.js';
import { Organisation } from '../people/organisation.entity.js';
import { Person } from '../people/person.entity.js';
import { enumOf } from '../platform/graphql/fields.js';

const ApplicationStateEnum = enumOf('ApplicationState', applicationStates);
const AdmissionWarningEnum = enumOf('AdmissionWarning', admissionWarnings);

@ObjectType({
  description:
    'A listed network as anybody signed in may know it. Of a trade union’s network nobody outside learns the exact size.',
})
export class OpenNetwork {
  @Field(() => ID)
  id: string;
  @Field()
  name: string;
  @Field()
  purpose: string;
  @Field(() => StageEnum)
  stage: Stage;
  @Field({ description: 'The role the seats are for.' })
  seatsFor: string;
  @Field(() => String, { nullable: true })
  organiserName: string | null;
  @Field(() => OrganiserTypeEnum, { nullable: true })
  organiserType: OrganiserType | null;
  @Field(() => Int, { nullable: true })
  seatsTaken: number | null;
  @Field(() => Int, { nullable: true })
  seatsFree: number | null;
  @Field(() => SizeBandEnum)
  size: SizeBand;
  @Field(() => Int, { nullable: true, description: 'Weeks between meetings.' })
  everyWeeks: number | null;
  @Field(() => Int, { nullable: true, description: 'Length of a meeting.' })
  minutes: number | null;
  @Field(() => AdmissionEnum)
  decidedBy: Admission;
  @Field(() => [String], { description: 'What it asks those who apply.' })
  questions: string[];
}

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
