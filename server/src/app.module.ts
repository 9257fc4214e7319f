import { type DynamicModule, Module, type Type } from '@nestjs/common';
import { AdminModule } from './admin/admin.module.js';
import { ChatModule } from './chat/chat.module.js';
import { QuotesModule } from './chat/quotes/quotes.module.js';
import { ConsultationsModule } from './consultations/consultations.module.js';
import { DemoModule } from './demo/demo.module.js';
import { ChallengesModule } from './discussion/challenges/challenges.module.js';
import { ContributionsModule } from './discussion/contributions/contributions.module.js';
import { DraftsModule } from './discussion/drafts/drafts.module.js';
import { ModerationModule } from './discussion/moderation/moderation.module.js';
import { SavedItemsModule } from './discussion/saved/saved-items.module.js';
import { entities } from './entities.js';
import { IdentityModule } from './identity/identity.module.js';
import { LibraryModule } from './library/library.module.js';
import { MeetingsModule } from './meetings/meetings.module.js';
import { FacilitationModule } from './networks/facilitation/facilitation.module.js';
import { SplitModule } from './networks/governance/split/split.module.js';
import { LifecycleModule } from './networks/lifecycle/lifecycle.module.js';
import { AdmissionModule } from './networks/membership/admission/admission.module.js';
import { NetworksModule } from './networks/networks.module.js';
import { NoticesModule } from './notices/notices.module.js';
import { OverviewModule } from './overview/overview.module.js';
import type { ServerConfig } from './platform/config/config.token.js';
import { GraphqlModule } from './platform/graphql/graphql.module.js';
import { PlatformModule } from './platform/platform.module.js';
import { PrivacyModule } from './privacy/privacy.module.js';
import { SearchModule } from './search/search.module.js';
import { WaitingModule } from './waiting/waiting.module.js';

/** The areas of the server, each with its own resolvers. */
export const areaModules = [
  IdentityModule,
  NetworksModule,
  ChallengesModule,
  ContributionsModule,
  ConsultationsModule,
  MeetingsModule,
  DraftsModule,
  AdminModule,
  PrivacyModule,
  AdmissionModule,
  LifecycleModule,
  SplitModule,
  FacilitationModule,
  ModerationModule,
  SavedItemsModule,
  ChatModule,
  QuotesModule,
  LibraryModule,
  OverviewModule,
  WaitingModule,
  SearchModule,
  NoticesModule,
  DemoModule,
];

@Module({})
export class AppModule {
  /** @param more modules that only some servers have */
  static with(config: ServerConfig, more: Type[] = []): DynamicModule {
    return {
      module: AppModule,
      imports: [PlatformModule.with(config, entities), GraphqlModule, ...areaModules, ...more],
    };
  }
}
