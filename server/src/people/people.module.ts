import { Module } from '@nestjs/common';
import { MeResolver, OrganisationResolver, PersonResolver } from './people.resolver.js';
import { ProofResolver } from './proof.resolver.js';
import { Retention } from './retention.service.js';
import { SignInResolver } from './sign-in.resolver.js';
import { SignIn } from './sign-in.service.js';
import { SignInCodes } from './sign-in-codes.service.js';

@Module({
  providers: [
    SignIn,
    SignInCodes,
    SignInResolver,
    ProofResolver,
    Retention,
    MeResolver,
    PersonResolver,
    OrganisationResolver,
  ],
  exports: [SignIn],
})
export class PeopleModule {}
