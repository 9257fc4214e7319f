import { Field, ID, ObjectType } from '@nestjs/graphql';
import { enumOf } from '../platform/graphql/fields.js';
import { type Digest, digests } from './digest-times.js';
import {
  type NoticeKind,
  type NoticeLevel,
  noticeKinds,
  noticeLevels,
  type ThreadChoice,
  threadChoices,
} from './notice-rules.js';

const NoticeKindEnum = enumOf('NoticeKind', noticeKinds);
export const NoticeLevelEnum = enumOf(
  'NoticeLevel',
  noticeLevels,
  'Everything, what waits for the person, only the digest, or nothing that can be chosen away.',
);
export const DigestEnum = enumOf('Digest', digests, 'How often a mail sums up what is new.');
export const ThreadChoiceEnum = enumOf('ThreadChoice', threadChoices);

@ObjectType({
  description: 'That the viewer is told of something, without its words. Where it is follows from the kind.',
})
export class Notice {
  @Field(() => ID)
  id: string;
  @Field(() => NoticeKindEnum)
  kind: NoticeKind;
  @Field(() => ID, { description: 'Of SEAT_ENDED the notice itself, as the room is closed to the viewer.' })
  networkId: string;
  @Field(() => String, { nullable: true, description: 'Null when the viewer no longer has a seat there.' })
  networkName: string | null;
  @Field(() => ID, {
    description: 'The post, consultation, resource, seat, application, challenge or network; of SEAT_ENDED the notice.',
  })
  subjectId: string;
  @Field(() => ID, { nullable: true, description: 'The challenge it belongs to.' })
  challengeId: string | null;
  @Field(() => String, { nullable: true, description: 'The title of the challenge.' })
  title: string | null;
  @Field()
  at: Date;
  @Field({ description: 'Whether the viewer has read it, here or in its own place. Nobody else can see it.' })
  read: boolean;
}

@ObjectType({ description: 'What the viewer wants to be told of in one room.' })
export class RoomNotices {
  @Field(() => ID)
  networkId: string;
  @Field()
  networkName: string;
  @Field(() => NoticeLevelEnum)
  level: NoticeLevel;
  @Field({ description: 'False until the viewer has chosen: WAITING holds meanwhile.' })
  chosen: boolean;
}

@ObjectType({ description: 'That the viewer follows or mutes a thread.' })
export class ThreadNotices {
  @Field(() => ID)
  challengeId: string;
  @Field(() => ID)
  networkId: string;
  @Field()
  title: string;
  @Field(() => ThreadChoiceEnum)
  choice: ThreadChoice;
}

@ObjectType({ description: 'All choices of the viewer about notices.' })
export class NoticeChoices {
  @Field({ description: 'Whether what waits comes by mail, too.' })
  waitingMail: boolean;
  @Field(() => DigestEnum)
  digest: Digest;
  @Field(() => [RoomNotices])
  rooms: RoomNotices[];
  @Field(() => [ThreadNotices], { description: 'Those that are not as their room; at most 100.' })
  threads: ThreadNotices[];
}
