/** A row of `signups`, which only its person reads. */
export type Signup = {
  state: 'SIGNED' | 'WAITING';
  showName: boolean;
  showRole: boolean;
  showAgency: boolean;
  /** «I would like to talk with somebody about …» */
  talk: string | null;
  themes: string[];
  level: string | null;
  /** What they need to take part; for the organisers alone. */
  accessNeeds: string | null;
  coffee: boolean;
  /** Whether they want to make a network with others who say the same. */
  founds: boolean;
  need: string | null;
  networkId: string | null;
};

/** What a person chooses when they sign up. */
export type SignupText = Omit<Signup, 'state' | 'networkId'>;

/** What is shown of somebody: what they have agreed to, and null for the rest. */
export type ShownPerson = { name: string | null; role: string | null; agency: string | null; themes: string[] };
export type Participant = ShownPerson & { talk: string | null };
export type Guest = Pick<ShownPerson, 'name' | 'role'> & { needs: string | null };
export type Founder = Omit<ShownPerson, 'themes'> & { need: string | null };

/** What one person sees of an occurrence they may have signed up for. */
export type OwnSignup = {
  me: { name: string; roleTitle: string; agency: string | null };
  signup: Signup | undefined;
  participants: Participant[];
  /** Null before pairs are made; empty for who was left over. */
  coffee: ShownPerson[] | null;
  founders: Founder[];
  /** Addresses and names of agencies they do not want to be paired with. */
  apartFrom: { value: string; name: string }[];
};
