import { Module } from '@nestjs/common';
import { CharterResolver, ChartersResolver } from './charter/charters.resolver.js';
import { CharterService } from './charter/charters.service.js';
import { InvitationService } from './membership/invitations.service.js';
import { LogEntryResolver, SeatResolver } from './membership/seat.resolver.js';
import { SeatsResolver } from './membership/seats.resolver.js';
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
    SeatsResolver,
    SeatResolver,
    LogEntryResolver,
  ],
  exports: [NetworkService, CharterService, SeatService, InvitationService],
})
export class NetworksModule {}
