import { limits } from '@krets/shared/limits';
import { ArgsType, Field, ID, InputType } from '@nestjs/graphql';
import { ArrayMaxSize, IsUUID } from 'class-validator';
import type { Digest } from './digest-times.js';
import type { NoticeLevel, ThreadChoice } from './notice-rules.js';
import { DigestEnum, NoticeLevelEnum, ThreadChoiceEnum } from './notices.types.js';

const anId = { context: { rule: 'id' } };

@ArgsType()
export class NoticeIds {
  @Field(() => [ID], { description: 'At most 100.' })
  @IsUUID(undefined, { ...anId, each: true })
  @ArrayMaxSize(limits.page, { context: { rule: 'tooMany', limit: limits.page } })
  ids: string[];
}

@InputType()
export class ChooseRoomNoticesInput {
  @Field(() => ID)
  @IsUUID(undefined, anId)
  networkId: string;

  @Field(() => NoticeLevelEnum)
  level: NoticeLevel;

  @Field({ description: 'Whether the threads of the room, too, are as the room again.' })
  threadsToo: boolean;
}

@InputType()
export class ChooseNoticeMailInput {
  @Field()
  waitingMail: boolean;

  @Field(() => DigestEnum)
  digest: Digest;
}

@InputType()
export class ChooseThreadNoticesInput {
  @Field(() => ID)
  @IsUUID(undefined, anId)
  challengeId: string;

  @Field(() => ThreadChoiceEnum)
  choice: ThreadChoice;
}
