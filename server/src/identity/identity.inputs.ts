import { counties } from '@krets/shared/counties';
import type { Language } from '@krets/shared/kinds';
import { languages } from '@krets/shared/kinds';
import { limits } from '@krets/shared/limits';
import { isOrganisationNumber, organisationId } from '@krets/shared/organisation-number';
import { Field, ID, InputType } from '@nestjs/graphql';
import { IsIn, IsOptional, Matches, ValidateBy } from 'class-validator';
import { enumOf, Name } from '../platform/graphql/fields.js';

export const LanguageEnum = enumOf('Language', languages);

@InputType()
export class OwnOrganisationInput {
  @Field(() => ID, { description: 'Nine digits, of which the last checks the others.' })
  @ValidateBy(
    {
      name: 'organisationNumber',
      validator: { validate: (value: unknown) => typeof value === 'string' && isOrganisationNumber(value) },
    },
    { context: { rule: 'organisationNumber' } },
  )
  orgnr: string;

  @Name(limits.organiserName)
  name: string;
}

@InputType()
export class ProfileInput {
  @Name(limits.name)
  name: string;

  @Name(limits.roleTitle)
  roleTitle: string;

  @Field(() => ID)
  @Matches(organisationId, { context: { rule: 'organisation' } })
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
