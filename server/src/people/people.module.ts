import { Module } from '@nestjs/common';
import { MeResolver, OrganisationResolver, PersonResolver } from './people.resolver.js';
import { SignInResolver } from './sign-in.resolver.js';
import { SignIn } from './sign-in.service.js';

@Module({
  providers: [SignIn, SignInResolver, MeResolver, PersonResolver, OrganisationResolver],
  exports: [SignIn],
})
export class PeopleModule {}
