import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { repositoryRoot } from '../platform/repository-root.js';
import type {
  CastMember,
  DemoChallenge,
  DemoConsultation,
  DemoDatePoll,
  DemoEntry,
  DemoGathering,
  DemoMeeting,
  DemoMessage,
  DemoNeed,
  DemoNetwork,
  DemoProgramme,
  DemoResource,
} from './demo.types.js';

/** Everybody in it is invented. The organisations and the linked pages exist; nobody in them wrote any of this. */
export type DemoContent = {
  people: CastMember[];
  programmes: DemoProgramme[];
  networks: DemoNetwork[];
  overview: DemoEntry[];
  needs: DemoNeed[];
  gatherings: DemoGathering[];
  consultations: DemoConsultation[];
  /** By the key of the network. */
  challenges: Record<string, DemoChallenge[]>;
  messages: Record<string, DemoMessage[]>;
  library: Record<string, DemoResource[]>;
  meetings: Record<string, DemoMeeting[]>;
  dates: Record<string, DemoDatePoll[]>;
};

const folder = join(repositoryRoot, 'server/demo');
let content: DemoContent | undefined;

/** Read from files when first asked for: nothing of it is in the bundle, and a server without the demo does not need them. */
export function demoContent(): DemoContent {
  content ??= read();
  return content;
}

function read(): DemoContent {
  const file = (name: string) => join(folder, `${name}.json`);
  const from = (name: string) => JSON.parse(readFileSync(file(name), 'utf8'));
  const networks: DemoNetwork[] = from('networks');
  const ofEach = (name: string) =>
    Object.fromEntries(
      networks.map(({ key }) => [key, existsSync(file(`${name}/${key}`)) ? from(`${name}/${key}`) : []]),
    );
  return {
    ...{ people: from('people'), programmes: from('programmes'), networks, consultations: from('consultations') },
    ...{ overview: from('overview'), needs: from('needs'), gatherings: from('gatherings') },
    ...{
      challenges: ofEach('challenges'),
      messages: ofEach('messages'),
      library: ofEach('library'),
      meetings: ofEach('meetings'),
      dates: ofEach('dates'),
    },
  };
}
