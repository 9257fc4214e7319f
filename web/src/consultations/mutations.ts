import { graphql } from '../generated/gql.js';

export const proposeMutation = graphql(`
  mutation ProposeConsultation($input: ProposeConsultationInput!) {
    proposeConsultation(input: $input) { id }
  }
`);
export const askMutation = graphql(`
  mutation AskToTakePart($input: AskToTakePartInput!) {
    askToTakePart(input: $input) { id }
  }
`);
export const joinMutation = graphql(`
  mutation JoinConsultation($id: ID!) {
    joinConsultation(id: $id) { id }
  }
`);
export const declineMutation = graphql(`
  mutation DeclineConsultation($id: ID!) {
    declineConsultation(id: $id) { id }
  }
`);
export const scheduleMutation = graphql(`
  mutation ScheduleConsultation($input: ScheduleConsultationInput!) {
    scheduleConsultation(input: $input) { id }
  }
`);
export const startMutation = graphql(`
  mutation StartConsultation($id: ID!) {
    startConsultation(id: $id) { id }
  }
`);
export const advanceMutation = graphql(`
  mutation AdvanceConsultation($input: PhaseInput!) {
    advanceConsultation(input: $input) { id }
  }
`);
export const skipMutation = graphql(`
  mutation SkipPhase($input: PhaseInput!) {
    skipPhase(input: $input) { id }
  }
`);
export const extendMutation = graphql(`
  mutation ExtendPhase($input: ExtendPhaseInput!) {
    extendPhase(input: $input) { id }
  }
`);
export const pauseMutation = graphql(`
  mutation PauseConsultation($input: PhaseInput!) {
    pauseConsultation(input: $input) { id }
  }
`);
export const resumeMutation = graphql(`
  mutation ResumeConsultation($input: PhaseInput!) {
    resumeConsultation(input: $input) { id }
  }
`);
export const changeModeMutation = graphql(`
  mutation ChangeConsultationMode($input: ChangeConsultationModeInput!) {
    changeConsultationMode(input: $input) { id }
  }
`);
export const closeMutation = graphql(`
  mutation CloseConsultation($id: ID!) {
    closeConsultation(id: $id) { id }
  }
`);
export const withdrawMutation = graphql(`
  mutation WithdrawConsultation($id: ID!) {
    withdrawConsultation(id: $id) { id }
  }
`);
export const appointMutation = graphql(`
  mutation AppointFacilitator($input: AppointFacilitatorInput!) {
    appointFacilitator(input: $input) { id }
  }
`);
export const claimMutation = graphql(`
  mutation ClaimFacilitator($id: ID!) {
    claimFacilitator(id: $id) { id }
  }
`);
export const stepDownMutation = graphql(`
  mutation StepDownAsFacilitator($id: ID!) {
    stepDownAsFacilitator(id: $id) { id }
  }
`);
export const postMutation = graphql(`
  mutation PostInConsultation($input: PostInConsultationInput!) {
    postInConsultation(input: $input) { id }
  }
`);
export const withdrawPostMutation = graphql(`
  mutation WithdrawConsultationPost($id: ID!) {
    withdrawConsultationPost(id: $id) { id }
  }
`);
export const raiseHandMutation = graphql(`
  mutation RaiseHand($id: ID!) {
    raiseHand(id: $id) { id }
  }
`);
export const lowerHandMutation = graphql(`
  mutation LowerHand($input: LowerHandInput!) {
    lowerHand(input: $input) { id }
  }
`);
