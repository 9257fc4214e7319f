import { Module } from '@nestjs/common';
import { Invitations } from './invitations.service.js';
import { FoundingResolver, NetworksResolver } from './networks.resolver.js';
import { Networks } from './networks.service.js';
import { SeatsResolver } from './seats.resolver.js';
import { Seats } from './seats.service.js';

@Module({
  providers: [Networks, Seats, Invitations, NetworksResolver, FoundingResolver, SeatsResolver],
  exports: [Networks, Seats, Invitations],
})
export class NetworksModule {}
