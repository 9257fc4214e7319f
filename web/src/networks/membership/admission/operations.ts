import { graphql } from '../../../generated/gql.js';

graphql(`
  fragment NetworkFacts on ListedNetwork {
    id name purpose stage seatsFor organiserName organiserType seatsTaken seatsFree size everyWeeks minutes decidedBy questions takesApplications
  }
`);

graphql(`
  fragment MyApplication on OwnApplication {
    id networkId networkName state roleTitle reason appliedAt declineReason answers { question answer }
  }
`);

export const openNetworksQuery = graphql(`
  query OpenNetworks {
    openNetworks { ...NetworkFacts }
    myApplications { ...MyApplication }
  }
`);

export const openNetworkQuery = graphql(`
  query OpenNetwork($id: ID!) {
    openNetwork(id: $id) { ...NetworkFacts }
    myApplications { ...MyApplication }
  }
`);

export const myApplicationsQuery = graphql(`
  query MyApplications {
    myApplications { ...MyApplication }
  }
`);

export const applyMutation = graphql(`
  mutation ApplyForSeat($input: ApplyForSeatInput!) {
    applyForSeat(input: $input) { id }
  }
`);

export const withdrawMutation = graphql(`
  mutation WithdrawApplication($id: ID!) {
    withdrawApplication(id: $id) { id }
  }
`);

graphql(`
  fragment ApplicantItem on Applicant {
    id state roleTitle reason invited appliedAt warnings yes needed myVote
    person { id name }
    organisation { orgnr name { nn nb en } }
    answers { question answer }
    viewerMay { admit vote decline }
  }
`);

export const admissionQuery = graphql(`
  query Admission($id: ID!) {
    network(id: $id) {
      ...RoomHeader
      listed questions
      charter { admission }
      viewerMay { changeSettings }
      applicants { ...ApplicantItem }
    }
  }
`);

export const admitMutation = graphql(`
  mutation AdmitApplicant($id: ID!) {
    admitApplicant(id: $id) { id }
  }
`);

export const voteMutation = graphql(`
  mutation VoteOnApplicant($id: ID!, $yes: Boolean!) {
    voteOnApplicant(id: $id, yes: $yes) { id }
  }
`);

export const declineMutation = graphql(`
  mutation DeclineApplicant($input: DeclineApplicantInput!) {
    declineApplicant(input: $input) { id }
  }
`);

export const askMutation = graphql(`
  mutation AskApplicants($input: AskApplicantsInput!) {
    askApplicants(input: $input) { id }
  }
`);
