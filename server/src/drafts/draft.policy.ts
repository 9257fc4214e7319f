import type { Standing } from '../networks/standing.js';

export const mayDraft = (standing: Standing) => standing.seatId !== null;
