import type { Language } from '@krets/shared/kinds';
import { limits } from '@krets/shared/limits';
import { Field, ID, InputType } from '@nestjs/graphql';
import { IsOptional, IsUUID } from 'class-validator';
import { LanguageEnum } from '../../identity/identity.inputs.js';
import { Text } from '../../platform/graphql/fields.js';

const anId = { context: { rule: 'id' } };

@InputType()
export class WriteWelcomeInput {
  @Field(() => ID)
  @IsUUID(undefined, anId)
  networkId: string;

  @Field(() => Date, {
    nullable: true,
    description:
      'The `writtenAt` of the welcome that this one replaces; null when there was none. BAD_INPUT `stale` when it has been changed since.',
  })
  @IsOptional()
  replaces?: Date | null;

  @Text(limits.welcome, { description: 'Markdown.' })
  words: string;

  @Field(() => LanguageEnum)
  lang: Language;
}
