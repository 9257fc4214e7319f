import organisations from '@krets/shared/data/organisations.json' with { type: 'json' };
import { limits } from '@krets/shared/limits';
import type { Room } from './assign-rooms.js';
import { Member } from './member.js';
import { type Author, digestOf } from './read-source.js';
import type { TargetServer } from './target-server.js';

const roleTitle = 'Author of loaded texts';

type Named = { id: string; name: string };

const orgnrOf = (author: Author) => {
  const list = organisations.organisations;
  return list[Number.parseInt(digestOf(author.id).slice(0, 8), 16) % list.length]?.orgnr ?? '';
};

/** The same author always has the same address. */
const emailOf = (author: Author) => `author.${digestOf(author.id).slice(0, 16)}@example.org`;

/** Who has signed in so far: an author of several rooms signs in once. */
export class Guests {
  readonly #members = new Map<string, Promise<Member>>();
  readonly administrator: Promise<Member>;

  constructor(private readonly target: TargetServer) {
    this.administrator = new Member(target, target.administratorEmail).signIn();
  }

  member(author: Author): Promise<Member> {
    let member = this.#members.get(author.id);
    if (!member) this.#members.set(author.id, (member = this.#join(author)));
    return member;
  }

  async #join(author: Author): Promise<Member> {
    const member = await new Member(this.target, emailOf(author)).signIn();
    const name = author.name && [...author.name].length <= limits.name ? author.name : author.id;
    await member.ask('mutation ($input: ProfileInput!) { saveProfile(input: $input) { id } }', {
      input: { name, roleTitle, orgnr: orgnrOf(author), county: null, language: 'en' },
    });
    return member;
  }
}

/** The network of this name with everybody of the room seated, made where it is not there from an earlier run. */
export async function openRoom(guests: Guests, name: string, { seated }: Room, purpose: string): Promise<string> {
  const [first, ...others] = seated;
  if (!first) throw new Error(`Nobody speaks in ${name}.`);
  const facilitator = await guests.member(first);
  const id = (await networkOf(facilitator, name)) ?? (await found(guests, facilitator, name, purpose));
  for (const [i, author] of others.entries()) {
    const member = await guests.member(author);
    if (await networkOf(member, name)) continue;
    await take(member, i + 1, await keyFrom(facilitator, id, 'MEMBER'));
  }
  return id;
}

async function networkOf(member: Member, name: string): Promise<string | undefined> {
  const { myNetworks } = await member.ask<{ myNetworks: Named[] }>('{ myNetworks { id name } }');
  return myNetworks.find((network) => network.name === name)?.id;
}

async function found(guests: Guests, facilitator: Member, name: string, purpose: string) {
  const administrator = await guests.administrator;
  const { foundedNetworks } = await administrator.ask<{ foundedNetworks: Named[] }>('{ foundedNetworks { id name } }');
  const halfway = foundedNetworks.find((network) => network.name === name)?.id;
  const id = halfway ?? (await createNetwork(administrator, name, purpose));
  await take(facilitator, 0, await keyFrom(administrator, id, 'FACILITATOR'));
  return id;
}

async function createNetwork(administrator: Member, name: string, purpose: string): Promise<string> {
  const { foundNetwork } = await administrator.ask<{ foundNetwork: Named }>(
    'mutation ($input: FoundNetworkInput!) { foundNetwork(input: $input) { id } }',
    { input: { name, purpose } },
  );
  return foundNetwork.id;
}

async function keyFrom(inviter: Member, networkId: string, role: 'MEMBER' | 'FACILITATOR'): Promise<string> {
  const { invite } = await inviter.ask<{ invite: { link: string } }>(
    'mutation ($input: InviteInput!) { invite(input: $input) { link } }',
    { input: { networkId, role } },
  );
  return invite.link.split('#')[1] ?? '';
}

/** Each seat of a room is for an agency of its own: two from one are decided on first. */
async function take(member: Member, seat: number, key: string): Promise<void> {
  await member.ask('mutation ($input: TakeSeatInput!) { takeSeat(input: $input) { seatId } }', {
    input: { key, roleTitle, orgnr: organisations.organisations[seat]?.orgnr, acceptsCharter: 1 },
  });
}
