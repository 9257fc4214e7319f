import { getMetadataArgsStorage } from 'typeorm';
import './generated/entities.js';

/** Every table that has an entity. The migrations create the same tables; `npm run check` compares them. */
export const entities = getMetadataArgsStorage().tables.map(({ target }) => target as new () => object);
