import { Module } from '@nestjs/common';
import { ChatResolver } from './chat.resolver.js';
import { ChatQueries } from './chat-queries.service.js';
import { MessageExpiryJob } from './message-expiry.job.js';
import { MessagePictureService } from './message-pictures.service.js';
import { MessagesResolver } from './messages.resolver.js';
import { MessageService } from './messages.service.js';
import { ReactionService } from './reactions.service.js';
import { RetentionService } from './retention.service.js';

@Module({
  providers: [
    ChatQueries,
    MessageService,
    ReactionService,
    MessagePictureService,
    RetentionService,
    MessageExpiryJob,
    ChatResolver,
    MessagesResolver,
  ],
  exports: [ChatQueries, MessageService, ReactionService],
})
export class ChatModule {}
