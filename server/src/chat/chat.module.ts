import { Module } from '@nestjs/common';
import { ChatResolver } from './chat.resolver.js';
import { Expiring } from './expiring.js';
import { Keeping } from './keeping.service.js';
import { MessagesResolver } from './messages.resolver.js';
import { Nodding } from './nodding.service.js';
import { Picturing } from './picturing.service.js';
import { ReadingChat } from './reading-chat.service.js';
import { Speaking } from './speaking.service.js';

@Module({
  providers: [ReadingChat, Speaking, Nodding, Picturing, Keeping, Expiring, ChatResolver, MessagesResolver],
  exports: [ReadingChat, Speaking, Nodding],
})
export class ChatModule {}
