import { Module } from '@nestjs/common';
import { CleanUpJob } from './clean-up.job.js';
import { MeResolver, OrganisationResolver, PersonResolver } from './people.resolver.js';
import { ProofResolver } from './sign-in/proof.resolver.js';
import { SignInResolver } from './sign-in/sign-in.resolver.js';
import { SignInService } from './sign-in/sign-in.service.js';
import { SignInCodeService } from './sign-in/sign-in-codes.service.js';

@Module({
  providers: [
    SignInService,
    SignInCodeService,
    SignInResolver,
    ProofResolver,
    CleanUpJob,
    MeResolver,
    PersonResolver,
    OrganisationResolver,
  ],
  exports: [SignInService],
})
export class IdentityModule {}
