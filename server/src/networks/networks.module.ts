import { Module } from '@nestjs/common';
import { LogEntryResolver } from './activity/room-log.resolver.js';
import { CharterResolver, ChartersResolver } from './charter/charters.resolver.js';
import { CharterService } from './charter/charters.service.js';
import { InvitationsResolver } from './membership/invitations.resolver.js';
import { InvitationService } from './membership/invitations.service.js';
import { SeatResolver, SeatsResolver } from './membership/seats.resolver.js';
import { SeatService } from './membership/seats.service.js';
import { FoundedNetworksResolver, NetworksResolver } from './networks.resolver.js';
import { NetworkService } from './networks.service.js';

@Module({
  providers: [
    NetworkService,
    CharterService,
    SeatService,
    InvitationService,
    NetworksResolver,
    FoundedNetworksResolver,
    ChartersResolver,
    CharterResolver,
    InvitationsResolver,
    SeatsResolver,
    SeatResolver,
    LogEntryResolver,
  ],
  exports: [NetworkService, CharterService, SeatService, InvitationService],
})
export class NetworksModule {}
