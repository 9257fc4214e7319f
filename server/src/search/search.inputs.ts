import { limits } from '@krets/shared/limits';
import { ArgsType, Field, ID } from '@nestjs/graphql';
import { IsOptional, IsUUID } from 'class-validator';
import type { PassageKind } from '../passages/passage.entity.js';
import { Line } from '../platform/graphql/fields.js';
import { FoundKindEnum } from './search.types.js';

@ArgsType()
export class SearchArgs {
  @Line(limits.searchWords, {
    description:
      'As typed: the last word may be unfinished, words in quotation marks follow each other, and `frå:`, `i:`, `før:` and `etter:` narrow the search.',
  })
  words: string;

  @Field(() => ID, { nullable: true, description: 'One room; all rooms of the viewer when left out.' })
  @IsOptional()
  @IsUUID()
  networkId?: string | null;

  @Field(() => FoundKindEnum, { nullable: true })
  @IsOptional()
  kind?: PassageKind | null;

  @Field(() => ID, { nullable: true, description: 'Who wrote it, by seat.' })
  @IsOptional()
  @IsUUID()
  seatId?: string | null;

  @Field(() => Date, { nullable: true, description: 'Not written before.' })
  @IsOptional()
  after?: Date | null;

  @Field(() => Date, { nullable: true, description: 'Written before.' })
  @IsOptional()
  before?: Date | null;

  @Field(() => Boolean, { nullable: true, description: 'Only what the viewer has written.' })
  @IsOptional()
  mine?: boolean | null;

  @Field(() => Boolean, { nullable: true, description: 'Only what has a file.' })
  @IsOptional()
  withFile?: boolean | null;
}
