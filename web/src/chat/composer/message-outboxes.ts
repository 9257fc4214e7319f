import { apiClient } from '../../app/api/api-client.js';
import { Outboxes } from '../../app/realtime/outboxes.js';
import { messagePoster, type OutgoingMessage } from '../feed/chat-api.js';
import type { Message } from '../feed/message-window.js';

export const messageOutboxes = new Outboxes<Message, OutgoingMessage>('krets.chat', messagePoster(apiClient));
