import { graphql } from '../generated/gql.js';

export const platformQuery = graphql(`
  query Platform {
    overview { name stage organiserType met seats band seatsMax }
    programmes { id name kind endedAt }
    administrators { id name email appointedAt appointedBy disabledAt }
    searchProgress { people done made failed }
    deliveries { channel late lateSince retried givenUp }
    undeliveredMail { kind attempts failure createdAt nextAttemptAt endedAt }
    emergencyAccessRequests { id networkId networkName reason hours requestedAt approvedAt expiresAt endedAt cannotAgree viewerMayEnd }
  }
`);

export const addProgrammeMutation = graphql(`
  mutation AddProgramme($input: AddProgrammeInput!) {
    addProgramme(input: $input) { id }
  }
`);

export const endProgrammeMutation = graphql(`
  mutation EndProgramme($id: ID!) {
    endProgramme(id: $id)
  }
`);

export const addOrganisationMutation = graphql(`
  mutation AddOrganisation($input: AddOrganisationInput!) {
    addOrganisation(input: $input) { orgnr }
  }
`);

export const accountQuery = graphql(`
  query Account($email: String!) {
    account(email: $email) { email isAdministrator closedAt }
  }
`);

export const disableMutation = graphql(`
  mutation DisableAccount($email: String!) {
    disableAccount(email: $email)
  }
`);

export const enableMutation = graphql(`
  mutation EnableAccount($email: String!) {
    enableAccount(email: $email)
  }
`);

export const requestEmergencyAccessMutation = graphql(`
  mutation RequestEmergencyAccess($input: RequestEmergencyAccessInput!) {
    requestEmergencyAccess(input: $input) { id }
  }
`);

export const agreeToEmergencyAccessMutation = graphql(`
  mutation AgreeToEmergencyAccess($id: ID!) {
    agreeToEmergencyAccess(id: $id)
  }
`);

export const endEmergencyAccessMutation = graphql(`
  mutation EndEmergencyAccessAsAdministrator($id: ID!) {
    endEmergencyAccess(id: $id) { id }
  }
`);

export const emergencyChallengesQuery = graphql(`
  query EmergencyChallenges($id: ID!, $after: String) {
    emergencyChallenges(id: $id, first: 20, after: $after) {
      nodes { id title situation role createdAt }
      pageInfo { hasNextPage endCursor }
    }
  }
`);

export const emergencyContributionsQuery = graphql(`
  query EmergencyContributions($id: ID!, $challengeId: ID!, $after: String) {
    emergencyContributions(id: $id, challengeId: $challengeId, first: 50, after: $after) {
      nodes { id kind body by createdAt }
      pageInfo { hasNextPage endCursor }
    }
  }
`);

export const appointAdministratorMutation = graphql(`
  mutation AppointAdministrator($email: String!) {
    appointAdministrator(email: $email)
  }
`);

export const removeAdministratorMutation = graphql(`
  mutation RemoveAdministrator($id: ID!) {
    removeAdministrator(id: $id)
  }
`);
