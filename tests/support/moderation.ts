import type { Person, PostedContribution } from './person.js';

export const notFound = { code: 'NOT_FOUND' };
export const lock = (person: Person, id: string, locked = true) =>
  person.ask(
    'mutation ($id: ID!, $locked: Boolean!) { lockThread(challengeId: $id, locked: $locked) { id lockedAt } }',
    { id, locked },
  );
export const pin = (person: Person, id: string, pinned = true) =>
  person.ask('mutation ($id: ID!, $pinned: Boolean!) { pinThread(challengeId: $id, pinned: $pinned) { id } }', {
    id,
    pinned,
  });
export const hide = (person: Person, contributionId: string, reason = 'Ein person kan kjennast att') =>
  person.ask('mutation ($input: HideContributionInput!) { hideContribution(input: $input) }', {
    input: { contributionId, reason },
  });
export const answerHiding = (person: Person, contributionId: string, words = 'Eg er usamd') =>
  person.ask('mutation ($input: AnswerHidingInput!) { answerHiding(input: $input) }', {
    input: { contributionId, words },
  });
export const show = (person: Person, id: string) =>
  person.ask('mutation ($id: ID!) { showContribution(contributionId: $id) }', { id });
export const move = (person: Person, contributionId: string, challengeId: string, verb = 'moveContribution') =>
  person.ask(`mutation ($input: MoveContributionInput!) { ${verb}(input: $input) { id } }`, {
    input: { contributionId, challengeId },
  });
export const contentOf = (verb: 'proposeThreadSplit' | 'dropThreadSplit') => (person: Person, id: string) =>
  person.ask(`mutation ($id: ID!) { ${verb}(contributionId: $id) }`, { id });
export const report = (
  person: Person,
  challengeId: string,
  contributionId: string | null = null,
  reason = 'Dette kan røpe nokon',
) =>
  person
    .ask<{ reportContent: { id: string; reachesFacilitator: boolean; mine: boolean } }>(
      'mutation ($input: ReportContentInput!) { reportContent(input: $input) { id reachesFacilitator mine } }',
      { input: { challengeId, contributionId, reason } },
    )
    .then(({ reportContent }) => reportContent);
export const resolveReport = (person: Person, reportId: string, answer = 'Takk for at du sa frå') =>
  person.ask('mutation ($input: ResolveReportInput!) { resolveReport(input: $input) { answer } }', {
    input: { reportId, answer },
  });
export const withSeat = (verb: string, person: Person, seatId: string | undefined) =>
  person.ask(`mutation ($id: ID!) { ${verb}(seatId: $id) { id } }`, { id: seatId });
export const inRoom = (verb: string, person: Person, id: string) =>
  person.ask(`mutation ($id: ID!) { ${verb}(networkId: $id) { id } }`, { id });
export const vote = (person: Person, electionId: string, yes = true) =>
  person.ask('mutation ($id: ID!, $yes: Boolean!) { voteForFacilitator(electionId: $id, yes: $yes) { id } }', {
    id: electionId,
    yes,
  });
export const welcome = (person: Person, networkId: string, words = 'Velkomen', replaces: string | null = null) =>
  person.ask<{ writeWelcome: { writtenAt: string } }>(
    'mutation ($input: WriteWelcomeInput!) { writeWelcome(input: $input) { writtenAt } }',
    { input: { networkId, replaces, words, lang: 'nn' } },
  );

export type Shown = PostedContribution & {
  challengeId: string;
  parentId: string | null;
  hiddenAt: string | null;
  hiddenReason: string | null;
  hiddenAnswer: string | null;
};
export const contributionOf = async (person: Person, id: string) =>
  (
    await person.ask<{ contribution: Shown & { earlier: unknown[]; viewerMay: Record<string, boolean> } }>(
      `query ($id: ID!) { contribution(id: $id) { id challengeId parentId body link seq path kind hiddenAt hiddenReason hiddenAnswer
         earlier { body } viewerMay { hide show answerHiding move splitOff reportContent reply edit } } }`,
      { id },
    )
  ).contribution;
export type Head = {
  answers: number;
  contributionCount: number;
  newToMe: number;
  firstUnread: { id: string } | null;
  viewerMay: { contribute: string[]; moderate: boolean };
};
export const challengeHead = async (person: Person, id: string) =>
  (
    await person.ask<{ challenge: Head }>(
      'query ($id: ID!) { challenge(id: $id) { answers contributionCount newToMe firstUnread { id } viewerMay { contribute moderate } } }',
      { id },
    )
  ).challenge;
export const markRead = (person: Person, id: string, seq: number) =>
  person.ask('mutation ($id: ID!, $seq: Int!) { markRead(challengeId: $id, seq: $seq) { id } }', { id, seq });
export const log = async (person: Person, id: string) =>
  (
    await person.ask<{
      network: {
        log: { kind: string; reason: string | null; seat: { id: string } | null; by: { id: string } | null }[];
      };
    }>('query ($id: ID!) { network(id: $id) { log(first: 100) { kind reason seat { id } by { id } } } }', { id })
  ).network.log;
export type Turn = {
  next: { id: string } | null;
  on: string | null;
  offeredTo: { id: string } | null;
  offeredToMe: boolean;
  mayStepDown: boolean;
};
export type Election = { id: string; yes: number; needed: number; mine: boolean | null; seat: { id: string } };
export const tasks = async (person: Person, id: string) =>
  (
    await person.ask<{
      network: { facilitatorTurn: Turn; elections: Election[]; seats: { id: string; role: string }[] };
    }>(
      `query ($id: ID!) { network(id: $id) { facilitatorTurn { next { id } on offeredTo { id } offeredToMe mayStepDown }
         elections { id yes needed mine seat { id } } seats { id role } } }`,
      { id },
    )
  ).network;
export const reportsOf = async (person: Person, id: string) =>
  (
    await person.ask<{
      network: { reports: { id: string; mine: boolean; mayResolve: boolean; answer: string | null; reason: string }[] };
    }>('query ($id: ID!) { network(id: $id) { reports { id mine mayResolve answer reason } } }', { id })
  ).network.reports;
