import { counties } from '@krets/shared/counties';
import type { Language } from '@krets/shared/kinds';
import { languages } from '@krets/shared/kinds';
import { limits } from '@krets/shared/limits';
import { Field, ID, InputType } from '@nestjs/graphql';
import { IsIn, IsOptional, Matches } from 'class-validator';
import { enumOf, Name } from '../platform/graphql/fields.js';

export const LanguageEnum = enumOf('Language', languages);

@InputType()
export class ProfileInput {
  @Name(limits.name)
  name: string;

  @Name(limits.roleTitle)
  roleTitle: string;

  @Field(() => ID)
  @Matches(/^\d{9}$/, { context: { rule: 'organisation' } })
  orgnr: string;

  @Field(() => String, { nullable: true })
  @IsOptional()
  @IsIn(
    counties.map((c) => c.number),
    { context: { rule: 'county' } },
  )
  county?: string | null;

  @Field(() => LanguageEnum)
  language: Language;
}
