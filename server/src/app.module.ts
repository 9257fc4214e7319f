import { type DynamicModule, Module } from '@nestjs/common';
import { AdministrationModule } from './administration/administration.module.js';
import { AdmissionModule } from './admission/admission.module.js';
import { ChallengesModule } from './challenges/challenges.module.js';
import { ChatModule } from './chat/chat.module.js';
import { ConsultationsModule } from './consultations/consultations.module.js';
import { ContributionsModule } from './contributions/contributions.module.js';
import { DemoModule } from './demo/demo.module.js';
import { DraftsModule } from './drafts/drafts.module.js';
import { entities } from './entities.js';
import { FacilitationModule } from './facilitation/facilitation.module.js';
import { FoundingModule } from './founding/founding.module.js';
import { LiftsModule } from './lifts/lifts.module.js';
import { NetworksModule } from './networks/networks.module.js';
import { OwnDataModule } from './owndata/owndata.module.js';
import { PeopleModule } from './people/people.module.js';
import type { ServerConfig } from './platform/config.token.js';
import { TheGraph } from './platform/graphql/graphql.module.js';
import { PlatformModule } from './platform/platform.module.js';
import { ResourcesModule } from './resources/resources.module.js';
import { SplittingModule } from './splitting/splitting.module.js';

/** The rooms of the house, each with its own resolvers. */
export const wings = [
  PeopleModule,
  NetworksModule,
  ChallengesModule,
  ContributionsModule,
  ConsultationsModule,
  DraftsModule,
  AdministrationModule,
  OwnDataModule,
  AdmissionModule,
  FoundingModule,
  SplittingModule,
  FacilitationModule,
  ChatModule,
  LiftsModule,
  ResourcesModule,
  DemoModule,
];

@Module({})
export class AppModule {
  static with(config: ServerConfig): DynamicModule {
    return {
      module: AppModule,
      imports: [PlatformModule.with(config, entities), TheGraph, ...wings],
    };
  }
}
