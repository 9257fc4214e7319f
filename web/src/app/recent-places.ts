import { tabMemory } from './tab-memory.js';

type Place = { path: string; title: string };

const most = 8;
/** Where people read something that they may want to come back to. */
const isPlace = /^\/(?:challenges|resources|meetings|consultations)\/[0-9a-f-]{36}$|^\/rooms\/[0-9a-f-]{36}$/;
const places = tabMemory<readonly Place[]>(() => []);

/** Notes that a page is being read, the newest first. */
export function notePlace(path: string, title: string): void {
  if (!isPlace.test(path)) return;
  places.now = [{ path, title }, ...places.now.filter((place) => place.path !== path)].slice(0, most);
}

export const recentPlaces = () => places.now;
