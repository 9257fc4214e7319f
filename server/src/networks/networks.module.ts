import { Module } from '@nestjs/common';
import { CharterResolver, ChartersResolver } from './charters.resolver.js';
import { Charters } from './charters.service.js';
import { Invitations } from './invitations.service.js';
import { FoundingResolver, NetworksResolver } from './networks.resolver.js';
import { Networks } from './networks.service.js';
import { HeldSeatResolver, LogEntryResolver } from './seat.resolver.js';
import { SeatsResolver } from './seats.resolver.js';
import { Seats } from './seats.service.js';

@Module({
  providers: [
    Networks,
    Charters,
    Seats,
    Invitations,
    NetworksResolver,
    FoundingResolver,
    ChartersResolver,
    CharterResolver,
    SeatsResolver,
    HeldSeatResolver,
    LogEntryResolver,
  ],
  exports: [Networks, Charters, Seats, Invitations],
})
export class NetworksModule {}
