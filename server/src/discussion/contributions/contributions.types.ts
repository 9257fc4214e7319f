import { limits } from '@krets/shared/limits';
import { ArgsType, Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { Resource } from '../../library/library.types.js';
import { SeatWithPerson } from '../../networks/membership/seat.entity.js';
import { PageInfo } from '../../platform/graphql/paging.js';
import { MessagePicture, Reaction } from '../message-parts/message-parts.types.js';
import { Contribution } from './contribution.entity.js';

@ArgsType()
export class PageOfContributions {
  @Field(() => Int, { defaultValue: limits.pageDefault })
  first: number;
  @Field(() => String, { nullable: true })
  after?: string | null;
}

@ObjectType({ description: 'What the viewer may do with this contribution.' })
export class ContributionRights {
  @Field()
  edit: boolean;
  @Field()
  withdraw: boolean;
  @Field()
  restore: boolean;
  @Field()
  reply: boolean;
  @Field()
  react: boolean;
  @Field({ description: 'Hide it with a stated reason, as a facilitator.' })
  hide: boolean;
  @Field({ description: 'Show what is hidden again, as a facilitator.' })
  show: boolean;
  @Field({ description: 'Answer why it is hidden, as its author.' })
  answerHiding: boolean;
  @Field({ description: 'Move it to another challenge, or propose that it becomes one.' })
  move: boolean;
  @Field({ description: 'Make it a challenge of its own, as proposed to its author.' })
  splitOff: boolean;
  @Field({ description: "Raise a concern with the room's facilitators." })
  reportContent: boolean;
}

@ObjectType({ description: 'The contribution of the same thread that a contribution quotes.' })
export class QuotedContribution {
  @Field(() => ID)
  id: string;
  @Field({
    description: `The first ${limits.excerpt} characters, or the alternative text of its picture; empty when withdrawn or hidden.`,
  })
  excerpt: string;
  @Field()
  author: SeatWithPerson;
}

@ObjectType('Contribution', {
  description: 'One post in a thread. Withdrawn, it has no content but still holds its replies together.',
})
export class ContributionView extends Contribution {
  @Field(() => Int, { description: 'Level in the thread, 0 to 2.' })
  depth: number;

  @Field()
  author: SeatWithPerson;

  @Field(() => SeatWithPerson, {
    nullable: true,
    description: 'Who is answered, when the reply is placed on the deepest level beside its parent.',
  })
  answersTo: SeatWithPerson | null;

  @Field(() => Resource, { nullable: true, description: 'The resource of `resourceId`; null when it is withdrawn.' })
  resource: Resource | null;

  @Field(() => QuotedContribution, { nullable: true, description: 'Null when withdrawn or hidden.' })
  quoted: QuotedContribution | null;

  @Field(() => [Reaction], { description: 'Empty when withdrawn or hidden.' })
  reactions: Reaction[];

  @Field(() => [MessagePicture], {
    description: 'Empty when withdrawn, and when hidden for all but the author; at most 4.',
  })
  pictures: MessagePicture[];

  @Field()
  viewerMay: ContributionRights;
}

@ObjectType()
export class ContributionConnection {
  @Field(() => [ContributionView])
  nodes: ContributionView[];
  @Field()
  pageInfo: PageInfo;
}
