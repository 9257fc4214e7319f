import { createHash } from 'node:crypto';

export const sha256Hex = (secret: string) => createHash('sha256').update(secret).digest('hex');
