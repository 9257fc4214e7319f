import type { OrganiserType, SizeBand, Stage } from '@krets/shared/kinds';
import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { OrganiserTypeEnum, SizeBandEnum, StageEnum } from '../networks/network.entity.js';
import { PageInfo } from '../platform/graphql/paging.js';

@ObjectType({
  description:
    'What an administrator sees of a network: its size and how complete its settings are. Nothing from the room.',
})
export class NetworkFigure {
  @Field(() => String, { nullable: true, description: 'Null for a network that is not listed.' })
  name: string | null;
  @Field(() => StageEnum)
  stage: Stage;
  @Field(() => OrganiserTypeEnum, { nullable: true })
  organiserType: OrganiserType | null;
  @Field(() => Int, { description: 'Form requirements met, of twelve.' })
  met: number;
  @Field(() => Int, {
    nullable: true,
    description: 'Null for the network of a trade union, of which only the size band is known.',
  })
  seats: number | null;
  @Field(() => SizeBandEnum)
  band: SizeBand;
  @Field(() => Int)
  seatsMax: number;
}

@ObjectType({ description: 'An account that an administrator has found by its address.' })
export class FoundAccount {
  @Field()
  email: string;
  @Field()
  isAdministrator: boolean;
  @Field(() => Date, { nullable: true, description: 'When an administrator closed it; null when it is open.' })
  closedAt: Date | null;
}

@ObjectType({ description: 'A contribution as read by emergency access.' })
export class EmergencyViewContribution {
  @Field(() => ID)
  id: string;
  @Field()
  kind: string;
  @Field()
  body: string;
  @Field({ description: 'The role of the seat.' })
  by: string;
  @Field()
  createdAt: Date;
}

@ObjectType()
export class EmergencyContributionConnection {
  @Field(() => [EmergencyViewContribution])
  nodes: EmergencyViewContribution[];
  @Field()
  pageInfo: PageInfo;
}

@ObjectType({ description: 'A challenge as read by emergency access.' })
export class EmergencyViewChallenge {
  @Field(() => ID)
  id: string;
  @Field()
  title: string;
  @Field()
  situation: string;
  @Field()
  role: string;
  @Field()
  createdAt: Date;
}

@ObjectType()
export class EmergencyChallengeConnection {
  @Field(() => [EmergencyViewChallenge])
  nodes: EmergencyViewChallenge[];
  @Field()
  pageInfo: PageInfo;
}

@ObjectType({ description: 'An administrator of the platform, and who appointed them.' })
export class Administrator {
  @Field(() => ID)
  id: string;
  @Field()
  name: string;
  @Field()
  email: string;
  @Field()
  appointedAt: Date;
  @Field(() => String, {
    nullable: true,
    description: 'A name; null for the administrator named in the settings of the server.',
  })
  appointedBy: string | null;
  @Field(() => Date, { nullable: true })
  disabledAt: Date | null;
}
